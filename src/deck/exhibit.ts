import type {Child} from "../components/dom.js";
import type {Kit} from "./types.js";

/** A chart or a table under its title and the line that says its unit. */
export function exhibit(
  {h}: Kit,
  {title, unit}: {title: Child; unit: Child},
  ...content: Child[]
): HTMLElement {
  return h("div", {class: "exhibit"}, h("p", {class: "ct"}, title), h("p", {class: "cs"}, unit), ...content);
}

/** A column of a table. */
export interface Column {
  head: Child;
  /** in px; the columns without one share the rest */
  width?: number;
  /** right-aligned, for numbers */
  number?: boolean;
}

/** A row of a table; the first cell is its head. */
export interface Row {
  cells: readonly Child[];
  total?: boolean;
}

/** A table with heads that a screen reader can follow. */
export function deckTable(
  {h}: Kit,
  columns: readonly Column[],
  rows: readonly Row[],
  name = ""
): HTMLElement {
  const side = (column: Column | undefined) => (column?.number ? "r" : null);
  return h(
    "table",
    {class: name || null},
    h(
      "colgroup",
      null,
      ...columns.map(({width}) => h("col", {style: width === undefined ? null : `width: ${width}px`}))
    ),
    h(
      "thead",
      null,
      h("tr", null, ...columns.map((column) => h("th", {scope: "col", class: side(column)}, column.head)))
    ),
    h(
      "tbody",
      null,
      ...rows.map(({cells, total}) =>
        h(
          "tr",
          {class: total ? "total" : null},
          ...cells.map((cell, i) =>
            i === 0 ? h("th", {scope: "row"}, cell) : h("td", {class: side(columns[i])}, cell)
          )
        )
      )
    )
  );
}
