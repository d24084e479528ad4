import type {EditorState} from "@codemirror/state";
import {dom} from "../../../components/dom.js";
import type {Analysis} from "../../language/analysis.js";
import type {Cell, Notebook} from "../../model/notebook.js";
import {setName, setSource} from "../../model/edits.js";
import {splitProse} from "../../model/reread.js";
import type {NotebookViewOptions} from "../parts.js";
import {CellList} from "./cellList.js";
import type {CellLook, CellView} from "./cellView.js";
import {columnTexts} from "./columnTexts.js";
import type {CellsContext} from "./context.js";
import {Marks} from "./marks.js";
import {type KnownNames, knownNames} from "./names.js";
import {nameFault} from "./freeName.js";
import {KnownTables} from "./knownTables.js";
import {watchWidth} from "./watchNear.js";
import {endOf, watchRuns} from "./watchRuns.js";
import {keptSelection} from "./keptSelection.js";
import {only, selectedKeys, type Selection} from "./selection.js";

/** Analysis and runtime take a text this long after the last key, in milliseconds; a run takes it at once. */
const REST = 250;

/** The cells of a notebook in the page: which are selected, which is written in, and what each shows. */
export class Cells implements CellsContext {
  readonly open;
  readonly runtime;
  readonly schema;
  readonly document: Document;
  readonly element: HTMLElement;
  readonly list: HTMLElement;
  selection: Selection;
  /** the cell whose text has the cursor */
  editing: string | null = null;
  readonly folded = new Map<string, {code: boolean; result: boolean}>();
  /** set once the commands are there */
  press: (id: string, key: string) => void = () => {};
  cross: CellsContext["cross"] = () => false;
  private readonly views: CellList;
  private readonly tables: KnownTables;
  private readonly listeners = new Set<() => void>();
  private readonly status: HTMLElement;
  private readonly ends: (() => void)[];
  private order: readonly string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private visit = 0;
  /** the notebook that is shown, and what was selected in those before it */
  private now: Notebook | null = null;
  private readonly selected = new WeakMap<Notebook, Selection>();
  /** cells as they were last shown */
  private shown: readonly Cell[] = [];
  /** what the runtime has */
  private given: Notebook | null = null;
  /** of the text that the runtime has: not worked out at every key */
  private analysis: Analysis = {links: new Map(), needs: new Map(), faults: []};
  private readonly marks = new Marks();

  constructor({open, runtime, schema, document}: NotebookViewOptions) {
    const {h} = dom(document);
    this.open = open;
    this.runtime = runtime;
    this.schema = schema;
    this.document = document;
    this.views = new CellList(this);
    this.list = this.views.element;
    this.tables = new KnownTables(schema);
    this.status = h("div", {class: "qd-hidden", role: "status"});
    this.element = h("div", {class: "qn-cells"}, this.list, this.status);
    this.selection = only(open.notebook.cells[0]?.key ?? null);
    this.views.watch(this.element);
    this.ends = [
      open.subscribe(() => this.reconcile()),
      watchRuns(runtime, {
        ran: (keys) => this.refresh(keys),
        tick: (key, ms) => this.views.get(key)?.tick(ms),
        ended: (key) => this.announce(endOf(open.notebook.cells, runtime, key))
      }),
      watchWidth(this.element, (width) => (runtime.width = width))
    ];
    this.sync();
    this.reconcile();
  }

  get keys(): readonly string[] {
    return this.order;
  }
  get selectedKeys(): string[] {
    return selectedKeys(this.order, this.selection);
  }
  /** Where the selected cells stand: the first of them, and the place after the last. */
  get range(): {first: number; after: number} {
    const at = this.selectedKeys.map((d) => this.order.indexOf(d));
    return at.length === 0 ? {first: 0, after: 0} : {first: Math.min(...at), after: Math.max(...at) + 1};
  }
  get focused(): Cell | null {
    return this.open.notebook.cells.find((d) => d.key === this.selection.focus) ?? null;
  }
  view(key: string | null): CellView | null {
    return this.views.get(key);
  }

  known(key: string): KnownNames {
    const {analysis, runtime} = this;
    return {tables: this.tables.now, ...knownNames(key, {notebook: this.open.notebook, analysis, runtime})};
  }

  async columnText(key: string, column: string): Promise<string> {
    const tables = await this.tables.read();
    const {notebook} = this.open;
    const cell = notebook.cells.find((d) => d.key === key);
    return cell ? columnTexts(cell.source, column, {notebook, tables}) : "";
  }

  type(key: string, source: string): void {
    this.open.edit("Edit text", (d) => setSource(d, key, source), `text:${key}:${this.visit}`);
  }

  rename(key: string, name: string): string | null {
    const fault = nameFault(this.open.notebook, key, name);
    if (fault === null) this.open.edit("Rename cell", (d) => setName(d, key, name === "" ? null : name));
    return fault;
  }

  /** Selects cells; the focus goes to the cell that has it in the selection, out of any text. */
  select(selection: Selection, {focus = true}: {focus?: boolean} = {}): void {
    const touched = [...this.selectedKeys, ...(this.editing === null ? [] : [this.editing])];
    this.selection = selection;
    this.leave();
    this.refresh([...touched, ...this.selectedKeys]);
    if (focus) this.focusCell();
    this.tell();
  }

  focusCell(): void {
    const cell = this.views.get(this.selection.focus ?? "")?.element;
    const element = cell ?? this.element.querySelector<HTMLElement>(".qn-insert button");
    element?.focus({preventScroll: true});
    element?.scrollIntoView?.({block: "nearest"});
  }

  /** The text that has the cursor; null outside one. */
  get text(): EditorState | null {
    return this.views.get(this.editing ?? "")?.editor?.view.state ?? null;
  }

  entered(key: string): void {
    const touched = [...this.selectedKeys, ...(this.editing === null ? [] : [this.editing]), key];
    if (this.editing !== key) {
      this.leave();
      this.visit++;
    }
    this.editing = key;
    void this.tables.read();
    if (!this.selectedKeys.includes(key)) this.selection = only(key);
    this.selection = {...this.selection, focus: key};
    this.refresh(touched);
    this.tell();
  }

  /** Leaves the text; prose that holds fences by now becomes the cells that they are. */
  leave(): void {
    const key = this.editing;
    this.editing = null;
    if (key !== null) this.open.edit("Split text", (d) => splitProse(d, key));
  }

  moved(): void {
    this.tell();
  }

  /** Hands the text to the runtime now. */
  sync(): void {
    clearTimeout(this.timer);
    if (this.given === this.open.notebook) return;
    this.given = this.open.notebook;
    this.analysis = this.open.analysis;
    this.runtime.update(this.open.notebook, this.analysis);
    this.refresh(this.order);
  }

  announce(text: string): void {
    this.status.textContent = text;
  }

  /** Shows cells as they are now. */
  refresh(keys: Iterable<string>): void {
    const {cells} = this.open.notebook;
    for (const key of new Set(keys)) {
      const at = this.order.indexOf(key);
      const cell = cells[at];
      if (cell) this.views.get(key)?.show(this.look(cell, at));
    }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const end of this.ends) end();
    this.views.dispose();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** Selects what was selected when the notebook was last as it is now. */
  selectAgain(): void {
    this.select(this.selected.get(this.open.notebook) ?? this.selection);
  }

  /** Brings the page to the notebook: cells that came, went, moved or changed. */
  private reconcile(): void {
    if (this.now) this.selected.set(this.now, this.selection);
    this.now = this.open.notebook;
    const {cells} = this.now;
    const before = this.order;
    this.order = cells.map((d) => d.key);
    const had = this.element.contains(this.document.activeElement);
    const restructured = before.length !== cells.length || before.some((d, i) => d !== this.order[i]);
    if (restructured) this.views.arrange(cells);
    this.selection = keptSelection(before, this.order, this.selection);
    if (this.editing !== null && !this.order.includes(this.editing)) this.editing = null;
    this.refresh(restructured ? this.order : this.changed(cells));
    if (had && !this.element.contains(this.document.activeElement)) this.focusCell();
    this.shown = cells;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.sync(), REST);
    this.tell();
  }

  private look(cell: Cell, at: number): CellLook {
    const {key} = cell;
    const links = this.analysis.links.get(key);
    const state = this.runtime.state(key);
    return {
      cell,
      state,
      place: at + 1,
      count: this.order.length,
      selected: this.selectedKeys.includes(key),
      editing: this.editing === key,
      defines: links?.defines ?? [],
      reads: links?.uses ?? [],
      diagnostics: this.marks.of(key, this.analysis, state),
      folded: this.folded.get(key) ?? {code: false, result: false}
    };
  }

  private changed(cells: readonly Cell[]): string[] {
    return cells.flatMap((d, i) => (d === this.shown[i] ? [] : [d.key]));
  }
}
