import {columnSort, type ResultTable} from "../../lib/resultTable.js";
import {dom} from "../dom.js";
import {type GridCursor, markedRange} from "./gridCursor.js";
import {valueWriter} from "./gridNumbers.js";
import type {GridPages} from "./gridPages.js";

/** Rows by which a column's precision and its width are found; longer values that come later widen it. */
const SAMPLE = 200;

/** Of a column, in px. */
const WIDEST = 300;

/** Of letters at the mean, and of digits, which are all as wide as each other, in px. */
const [LETTER, DIGIT] = [7, 7.6];

/** What rows are drawn from. */
export interface DrawnRows {
  readonly pages: GridPages;
  readonly cursor: GridCursor;
  readonly first: number;
  /** one behind the last */
  readonly end: number;
  /** of the view */
  readonly count: number;
}

/** Draws the rows in sight, and says how wide the columns are. */
export interface GridRows {
  rows(of: DrawnRows): HTMLElement[];
  cellId(row: number, column: number): string;
}

/** Rows of a table, each value written as those of its column that are first seen. */
export function gridRows(
  table: ResultTable,
  {id, fit, document}: {id: string; fit: (widths: readonly number[]) => void; document?: Document}
): GridRows {
  const {h} = dom(document);
  let write: ((value: unknown) => string)[] | null = null;
  const numeric = table.columns.map(({type}) => columnSort(type) === "number");
  const letters = table.columns.map(({name}) => Math.max(name.length + 1, 8));
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;
  const textOf = (value: unknown, i: number) => {
    const text = value === null ? "null" : write![i]!(value);
    letters[i] = Math.max(letters[i]!, text.length);
    return text;
  };
  const refit = () =>
    fit(letters.map((d, i) => Math.min(WIDEST, Math.round(18 + (numeric[i] ? DIGIT : LETTER) * d))));

  function prepare({pages, count}: DrawnRows): void {
    const sample = Array.from({length: Math.min(SAMPLE, count)}, (_, i) => pages.row(i) ?? []);
    write = table.columns.map((d, i) =>
      valueWriter(
        d,
        sample.map((values) => values[i] ?? NaN)
      )
    );
    for (const values of sample) values.forEach(textOf);
  }

  const shown = (value: unknown, i: number) => {
    const text = textOf(value, i);
    return value === null ? h("span", {class: "qn-null"}, text) : text;
  };

  function row(index: number, {pages, cursor}: DrawnRows, {rows, columns}: ReturnType<typeof markedRange>) {
    const values = pages.row(index);
    const inRows = index >= rows[0] && index <= rows[1];
    const cells = table.columns.map((_, i) => {
      const attributes = {
        role: "gridcell",
        id: cellId(index, i),
        "aria-colindex": i + 1,
        "aria-selected": inRows && i >= columns[0] && i <= columns[1] ? "true" : null,
        "data-cursor": index === cursor.row && i === cursor.column,
        dir: numeric[i] ? null : "auto",
        class: numeric[i] ? "qn-end" : null
      };
      return h("div", attributes, values ? shown(values[i], i) : "\u2026");
    });
    return h("div", {role: "row", "aria-rowindex": index + 2, class: "qn-grid-row"}, cells);
  }

  refit();
  return {
    cellId,
    rows(of) {
      const {pages, first, end, cursor} = of;
      const before = letters.join();
      if (!write && first < end && pages.row(first)) prepare(of);
      const marked = markedRange(cursor);
      const rows = Array.from({length: end - first}, (_, i) => row(first + i, of, marked));
      if (letters.join() !== before) refit();
      return rows;
    }
  };
}
