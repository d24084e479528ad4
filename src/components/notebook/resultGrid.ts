import type {ResultTable, ResultView} from "../../lib/resultTable.js";
import {formatFor} from "../../lib/format.js";
import {dom, type Dom} from "../dom.js";
import {ColumnPanel} from "./columnPanel.js";
import {markedText, valueText} from "./gridCopy.js";
import {type GridCursor, movedCursor} from "./gridCursor.js";
import {type GridFoot, gridFoot} from "./gridFoot.js";
import {gridFrame} from "./gridFrame.js";
import {type GridHead, gridHead} from "./gridHead.js";
import {GridPanel} from "./gridPanel.js";
import {type GridPages, gridPages} from "./gridPages.js";
import {type GridRows, gridRows} from "./gridRows.js";
import {type GridWidths, gridWidths} from "./gridWidths.js";
import {type GridWindow, gridWindow, scrollTo} from "./gridWindow.js";
import {ValuePanel} from "./valuePanel.js";

const format = formatFor();

/** In px, as the style has them. */
const ROW = 24;

/** At most this many rows are in sight. */
const ROWS = 12;

/** So many rows are printed: those of the page that is always here first. */
const PRINTED = 200;

const CURSOR = "[data-cursor]";

/** By how many px a key makes a column wider. */
const WIDER: Record<string, number | null> = {ArrowRight: 16, ArrowLeft: -16, Home: null};

/** Options of ResultGrid. */
export interface ResultGridOptions {
  /** what the table is, for readers who do not see where it stands */
  readonly label: string;
  /** what is known of a column beyond its name and type; empty where nothing is */
  readonly describe?: (column: string) => Promise<string>;
  /** how wide the reader has made columns, in px by name: kept by whoever draws the next result of a cell */
  readonly widths?: Map<string, number>;
  /** hands out what is drawn as a file */
  readonly save: (csv: string) => void;
  readonly document?: Document;
}

/**
 * The rows of a result: only those in sight are drawn. A head's button tells of its column, sorts and filters by it;
 * arrow keys move from cell to cell, with Shift they mark, with Shift and Alt they make the column wider or narrower,
 * Ctrl+C copies what is marked, the space bar shows a whole value.
 */
export function ResultGrid(table: ResultTable, options: ResultGridOptions): HTMLElement {
  return new Grid(table, options).element;
}

let grids = 0;

class Grid {
  readonly element: HTMLElement;
  readonly #dom: Dom;
  readonly #scroller: HTMLElement;
  readonly #grid: HTMLElement;
  readonly #head: GridHead;
  readonly #rows: GridRows;
  readonly #widths: GridWidths;
  readonly #space: HTMLElement;
  readonly #body: HTMLElement;
  readonly #foot: GridFoot;
  readonly #panel: GridPanel;
  #view: ResultView = {sort: null, filter: {}};
  #pages: GridPages;
  #printed = false;
  #count: number;
  #cursor: GridCursor = {row: 0, column: 0, from_row: 0, from_column: 0};

  constructor(
    readonly table: ResultTable,
    readonly options: ResultGridOptions
  ) {
    this.#dom = dom(options.document);
    this.#count = table.row_count;
    this.#pages = this.#newPages();
    this.#head = gridHead({
      table,
      describe: (column) => this.#describe(column),
      onPress: (column) => this.#toggle(column),
      onWidth: (column, width) => this.#widths.set(column, width),
      document: options.document
    });
    const label = {label: options.label, columns: table.columns.length, document: options.document};
    const frame = gridFrame(this.#head.element, label);
    const names = table.columns.map((d) => d.name);
    this.#widths = gridWidths(names, options.widths ?? new Map<string, number>(), frame.lay);
    this.#scroller = frame.scroller;
    this.#grid = frame.grid;
    this.#space = frame.space;
    this.#body = frame.body;
    this.#foot = gridFoot(() => this.#try(table.csv(this.#view).then(options.save)), options.document);
    this.element = this.#dom.h("div", {class: "qn-grid"}, this.#scroller, this.#foot.element);
    this.#panel = new GridPanel(this.element, () => this.#grid.focus({preventScroll: true}));
    this.#rows = gridRows(table, {
      id: `qn-grid-${++grids}`,
      fit: this.#widths.need,
      document: options.document
    });
    this.#head.show(this.#view);
    this.#listen();
    this.#draw();
  }

  #describe(column: string): Promise<string> {
    return this.options.describe?.(column).catch(() => "") ?? Promise.resolve("");
  }

  #newPages(): GridPages {
    const pages: GridPages = gridPages(this.table, this.#view, (error) => {
      if (pages !== this.#pages) return;
      if (error) this.#foot.say(error.message);
      else this.#draw();
    });
    return pages;
  }

  /** Runs something and says what fails. */
  #try(what: Promise<unknown>): void {
    what.catch((error: unknown) => this.#foot.say(error instanceof Error ? error.message : String(error)));
  }

  #toggle(column: number): void {
    const about = `column ${column}`;
    const open = this.#panel.about === about;
    this.#panel.close();
    if (open) return;
    const at = this.table.columns[column]!;
    const head = this.#head.element.children[column] as HTMLElement;
    const panel = ColumnPanel({
      column: at,
      about: this.#describe(at.name),
      profile: this.table.profile(at.name),
      view: this.#view,
      onSort: (d) => this.#show({...this.#view, sort: d === null ? null : {column: at.name, descending: d}}),
      onFilter: (d) => this.#show({...this.#view, filter: {...this.#view.filter, [at.name]: d}}),
      onClose: () => this.#panel.close(),
      document: this.#dom.document
    });
    this.#panel.show(panel, {about, anchor: head});
    panel.querySelector("input")?.focus();
  }

  /** Shows the whole value of the cell with the cursor, which may not fit into its column. */
  async #showValue(): Promise<void> {
    const {row, column} = this.#cursor;
    const [values] = await this.#pages.rows(row, row);
    const at = this.table.columns[column];
    if (!values || !at) return;
    const anchor = this.#body.querySelector(CURSOR) ?? this.#grid;
    const onClose = () => this.#panel.close();
    const panel = ValuePanel({
      column: at,
      row,
      value: valueText(values[column]),
      onClose,
      document: this.#dom.document
    });
    this.#panel.show(panel, {about: "value", anchor});
    panel.focus();
  }

  #show(view: ResultView): void {
    if (JSON.stringify(view) === JSON.stringify(this.#view)) return;
    this.#view = view;
    this.#panel.close();
    this.#head.show(view);
    this.#foot.say("Counting \u2026");
    const begin = (count: number) => {
      if (this.#view !== view) return;
      const {column} = this.#cursor;
      this.#count = count;
      this.#cursor = {row: 0, column, from_row: 0, from_column: column};
      this.#pages = this.#newPages();
      this.#scroller.scrollTop = 0;
      this.#draw();
    };
    this.#try(this.table.count(view).then(begin));
  }

  #sizes() {
    const head = this.#head.element.offsetHeight || 44;
    const view = Math.max(ROW, Math.min(this.#count, ROWS) * ROW, this.#scroller.clientHeight - head);
    return {rows: this.#count, row_height: ROW, scroll: this.#scroller.scrollTop, view};
  }

  /** The rows to draw: those in sight, on paper the first ones. */
  #window(): GridWindow {
    if (!this.#printed) return gridWindow(this.#sizes());
    const end = Math.min(this.#count, PRINTED);
    return {height: end * ROW, first: 0, end, top: 0, whole: [0, end]};
  }

  #draw(): void {
    const {height, first, end, top, whole} = this.#window();
    const cursor = this.#cursor;
    this.#space.style.height = `${height}px`;
    this.#body.style.transform = `translateY(${top}px)`;
    this.#body.replaceChildren(
      ...this.#rows.rows({pages: this.#pages, cursor, first, end, count: this.#count})
    );
    this.#grid.setAttribute("aria-rowcount", String(this.#count + 1));
    this.#grid.setAttribute("aria-activedescendant", this.#rows.cellId(cursor.row, cursor.column));
    const [all, some] = [this.table.row_count, this.#count].map((d) => format.count(d));
    this.#foot.say(some === all ? "" : `${some} of ${all} rows`);
    this.#foot.sight({
      first: whole[0] + 1,
      last: whole[1],
      count: this.#count,
      fits: this.#count <= (this.#printed ? PRINTED : ROWS)
    });
  }

  /** Draws for paper and back, as long as the grid is on the page. */
  #print(): void {
    const window = this.#dom.document.defaultView;
    const draw = ({type}: Event) => {
      if (!this.element.isConnected) {
        for (const name of ["beforeprint", "afterprint"]) window?.removeEventListener(name, draw);
        return;
      }
      this.#printed = type === "beforeprint";
      this.#draw();
    };
    for (const name of ["beforeprint", "afterprint"]) window?.addEventListener(name, draw);
  }

  #listen(): void {
    this.#print();
    this.#scroller.addEventListener("scroll", () => this.#draw(), {passive: true});
    this.#grid.addEventListener("keydown", (event) => this.#key(event));
    const point = (event: MouseEvent, extend: boolean) => {
      const cell = (event.target as Element).closest("[role=gridcell]");
      const row = Number(cell?.parentElement?.getAttribute("aria-rowindex")) - 2;
      const column = Number(cell?.getAttribute("aria-colindex")) - 1;
      if (!cell || (row === this.#cursor.row && column === this.#cursor.column && extend)) return;
      this.#move(extend ? {...this.#cursor, row, column} : {row, column, from_row: row, from_column: column});
    };
    this.#body.addEventListener("mousedown", (event) => point(event, event.shiftKey));
    this.#body.addEventListener("mousemove", (event) => {
      if (event.buttons === 1) point(event, true);
    });
    this.#body.addEventListener("dblclick", () => this.#try(this.#showValue()));
  }

  #key(event: KeyboardEvent): void {
    if (event.target !== this.#grid) return;
    const far = event.ctrlKey || event.metaKey;
    const size = {rows: this.#count, columns: this.table.columns.length, page: ROWS - 1};
    const wider = event.shiftKey && event.altKey ? WIDER[event.key] : undefined;
    const next = wider === undefined ? movedCursor(this.#cursor, event, size) : null;
    if (wider !== undefined) this.#widen(wider);
    else if (next) this.#move(next);
    else if (event.key === "c" && far) this.#try(this.#copy());
    else if (event.key === " " && !far && this.#count > 0) this.#try(this.#showValue());
    else if (event.key === "Enter" && !far && !event.shiftKey && !event.altKey)
      this.#toggle(this.#cursor.column);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Makes the column with the cursor wider by so many px; null makes it as wide as its values need. */
  #widen(by: number | null): void {
    const {column} = this.#cursor;
    const head = this.#head.element.children[column] as HTMLElement;
    this.#widths.set(column, by === null ? null : head.offsetWidth + by);
    this.#inSight(head);
  }

  #move(cursor: GridCursor): void {
    this.#cursor = cursor;
    const to = scrollTo(cursor.row, this.#sizes());
    if (to !== null) this.#scroller.scrollTop = to;
    this.#draw();
    const cell = this.#body.querySelector<HTMLElement>(CURSOR);
    if (cell) this.#inSight(cell);
  }

  /** Scrolls across to a cell or a head. */
  #inSight({offsetLeft, offsetWidth}: HTMLElement): void {
    const {scrollLeft, clientWidth} = this.#scroller;
    if (offsetLeft < scrollLeft) this.#scroller.scrollLeft = offsetLeft;
    else if (offsetLeft + offsetWidth > scrollLeft + clientWidth)
      this.#scroller.scrollLeft = offsetLeft + offsetWidth - clientWidth;
  }

  async #copy(): Promise<void> {
    const {text, cells} = await markedText(this.#pages, this.#cursor);
    const {clipboard} = this.#dom.document.defaultView?.navigator ?? {};
    await clipboard?.writeText(text).catch(() => {
      throw new Error("This browser does not let the page write to its clipboard; CSV hands out a file.");
    });
    this.#foot.say(`${format.count(cells)} ${cells === 1 ? "cell" : "cells"} copied`);
  }
}
