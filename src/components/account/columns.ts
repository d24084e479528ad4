import type {Column} from "../dataTable.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";

/** What a column says beyond its head and its cells. */
export interface ColumnOptions<T> {
  sort?: Column<T>["sort"];
  csv?: Column<T>["csv"];
  narrow?: Column<T>["narrow"];
  title?: string;
  /** Said before the value where rows become two lines and have no head. */
  words?: string;
}

type Cell<T> = (row: T) => Child;

/** Makes columns for tables in one document: of words, or of numbers, which stand at the right. */
export function columnsFor<T>(document?: Document): {
  text: (key: string, label: string, cell: Cell<T>, options?: ColumnOptions<T>) => Column<T>;
  end: (key: string, label: string, cell: Cell<T>, options?: ColumnOptions<T>) => Column<T>;
} {
  const {h} = dom(document);
  const text = (key: string, label: string, cell: Cell<T>, {words, ...options}: ColumnOptions<T> = {}) => ({
    key,
    label,
    cell:
      words === undefined ? cell : (row: T) => [h("span", {class: "qd-unit"}, `${words}\u00a0`), cell(row)],
    ...options
  });
  return {text, end: (...parts) => ({...text(...parts), align: "end"})};
}
