import {ascending} from "d3";
import type {CsvValue} from "../lib/csv.js";
import type {Child, Dom} from "./dom.js";
import {dom} from "./dom.js";
import type {CsvRecord} from "./download/tableCsv.js";
import {keepCsv, recordsCsv} from "./download/tableCsv.js";
import {EmptyState} from "./states.js";

/** A column of a table. */
export interface Column<T> {
  key: string;
  label: string;
  /** What the head means, shown on hover and read with it. */
  title?: string;
  align?: "start" | "end";
  cell(row: T): Child;
  /** The value to sort by; without it the column cannot be sorted. Null sorts last. */
  sort?(row: T): number | string | null;
  /** What a file of the table holds instead of *sort*, or else of the text: one value, or several by name. */
  csv?(row: T): CsvRecord | CsvValue;
  /** Where the cell goes when rows become two lines: see the style. Defaults to *fact*. */
  narrow?: "title" | "side" | "fact" | "note" | "hide";
  /** A CSS width. */
  width?: string;
  /** Cuts long text with an ellipsis at the column's width, which must be given. */
  clip?: boolean;
}

/** How a table is sorted. */
export interface Sort {
  key: string;
  descending?: boolean;
}

/** Options of DataTable. */
export interface DataTableOptions<T> {
  /** What the table is, for readers who do not see where it stands. */
  caption: string;
  sort?: Sort | null;
  /** Makes the whole row one link, named by its first cell. */
  href?(row: T): string;
  /** How many rows to draw at first; the rest come by a button. Defaults to 100. */
  limit?: number;
  /** Said when there are no rows. */
  empty?: string;
  /** *stack* (default) makes rows of two lines below 720 px; *scroll* scrolls sideways. */
  narrow?: "stack" | "scroll";
  /** Drawn under the rows, such as a total. */
  total?: T;
  /** What a file of the table holds of a row, where that is not what its columns say. */
  csv?(row: T): CsvRecord;
  onSort?(sort: Sort): void;
  document?: Document;
}

/** From so many columns on, a table leaves some out where it gets narrow. */
const WIDE = 7;

/** A table with hairlines: sortable heads, rows that are links, an empty state, and a button for more rows. */
export function DataTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  options: DataTableOptions<T>
): HTMLElement {
  const make = dom(options.document);
  const {h} = make;
  const scroll = options.narrow === "scroll";
  const root = h("div", {
    class: `qd-table-box qd-table-box--${scroll ? "scroll" : "stack"}${columns.length >= WIDE ? " qd-table-box--wide" : ""}`,
    ...(scroll ? {tabindex: 0, role: "group", "aria-label": options.caption} : {})
  });
  let sort = options.sort ?? null;
  let limit = options.limit ?? 100;
  const draw = () => {
    root.replaceChildren(
      ...table(make, {
        rows: sorted(rows, columns, sort),
        columns,
        options,
        sort,
        limit,
        resort(key) {
          sort = {key, descending: sort?.key === key ? !sort.descending : false};
          options.onSort?.(sort);
          draw();
          root.querySelector<HTMLElement>(`[data-sort="${key}"]`)?.focus();
        },
        more() {
          limit = rows.length;
          draw();
        }
      })
    );
  };
  draw();
  const said = (row: T) => Object.fromEntries(columns.flatMap((d) => Object.entries(record(make, d, row))));
  keepCsv(root, () => recordsCsv(rows.map((row) => options.csv?.(row) ?? said(row))));
  return root;
}

function record<T>({h}: Dom, column: Column<T>, row: T): CsvRecord {
  if (column.csv !== undefined) {
    const value = column.csv(row);
    return typeof value === "object" && value !== null ? value : {[column.key]: value};
  }
  const value = column.sort ? column.sort(row) : (h("span", null, column.cell(row)).textContent ?? "");
  return {[column.key]: value};
}

interface TableState<T> {
  rows: readonly T[];
  columns: readonly Column<T>[];
  options: DataTableOptions<T>;
  sort: Sort | null;
  limit: number;
  resort(key: string): void;
  more(): void;
}

function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort | null): readonly T[] {
  const column = columns.find((d) => d.key === sort?.key);
  if (!sort || !column?.sort) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows
    .map((row, i) => ({row, i, v: column.sort?.(row) ?? null}))
    .sort((a, b) => {
      if (a.v === null || b.v === null) return a.v === b.v ? a.i - b.i : a.v === null ? 1 : -1;
      return sign * ascending(a.v, b.v) || a.i - b.i;
    })
    .map((d) => d.row);
}

function table<T>(make: Dom, state: TableState<T>): HTMLElement[] {
  const {h, document} = make;
  const {rows, columns, options, limit} = state;
  if (rows.length === 0) return [EmptyState(options.empty ?? "No rows.", {document})];
  const stack = options.narrow !== "scroll";
  const role = (name: string) => (stack ? name : null);
  const body = rows.slice(0, limit).map((row) => tableRow(make, row, state));
  const node = h(
    "table",
    {class: "qd-table", role: role("table")},
    h("caption", {class: "qd-hidden"}, options.caption),
    h(
      "thead",
      {role: role("rowgroup")},
      h(
        "tr",
        {role: role("row")},
        columns.map((column) => head(make, column, state))
      )
    ),
    h("tbody", {role: role("rowgroup")}, body),
    options.total !== undefined &&
      h(
        "tfoot",
        {role: role("rowgroup")},
        tableRow(make, options.total, {...state, options: {...options, href: undefined}})
      )
  );
  if (rows.length <= limit) return [node];
  const more = h(
    "button",
    {type: "button", class: "qd-link"},
    `Show all ${rows.length.toLocaleString("en")}`
  );
  more.addEventListener("click", () => state.more());
  const shown = h("span", null, String(limit), h("span", {class: "qd-on-paper"}, ` of ${rows.length.toLocaleString("en")}`), " shown"); // prettier-ignore
  return [node, h("p", {class: "qd-table-more"}, more, shown)];
}

function head<T>({h, s}: Dom, column: Column<T>, state: TableState<T>): HTMLElement {
  const {sort} = state;
  const on = sort?.key === column.key;
  const attributes = {
    scope: "col",
    role: state.options.narrow === "scroll" ? null : "columnheader",
    class: column.align === "end" ? "qd-end" : null,
    title: column.title,
    style: column.width ? `width:${column.width}` : null,
    "data-narrow": column.narrow === "hide" ? "hide" : null,
    "aria-sort": on ? (sort?.descending ? "descending" : "ascending") : null
  };
  if (!column.sort) return h("th", attributes, column.label);
  const button = h(
    "button",
    {type: "button", class: "qd-sort", "data-sort": column.key},
    column.label,
    on &&
      s(
        "svg",
        {width: 8, height: 8, viewBox: "0 0 8 8", "aria-hidden": "true"},
        s("path", {d: sort?.descending ? "M4 7 .5 1h7Z" : "M4 1 7.5 7H.5Z"})
      )
  );
  button.addEventListener("click", () => state.resort(column.key));
  return h("th", attributes, button);
}

function tableRow<T>({h}: Dom, row: T, {columns, options}: TableState<T>): HTMLElement {
  const stack = options.narrow !== "scroll";
  return h(
    "tr",
    {role: stack ? "row" : null, class: options.href ? "qd-row-link" : null},
    columns.map((column, i) =>
      h(
        i === 0 ? "th" : "td",
        {
          scope: i === 0 ? "row" : null,
          role: stack ? (i === 0 ? "rowheader" : "cell") : null,
          class:
            [column.align === "end" && "qd-end qd-num", column.clip && "qd-clip"].filter(Boolean).join(" ") ||
            null,
          "data-narrow": column.narrow ?? (i === 0 ? "title" : "fact")
        },
        i === 0 && options.href ? h("a", {href: options.href(row)}, column.cell(row)) : column.cell(row)
      )
    )
  );
}
