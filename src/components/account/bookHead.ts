import {dom} from "../dom.js";
import {BOOK_COLUMNS} from "./bookTable.js";

/** How the book is sorted. */
export interface BookSort {
  sort: string;
  descending: boolean;
}

/** The head of the book’s table; each column sorts, and a second click turns the order round. */
export function BookHead(
  {sort, descending}: BookSort,
  onSort: (sort: BookSort) => void,
  {document}: {document?: Document} = {}
): HTMLTableSectionElement {
  const {h, s} = dom(document);
  const arrow = descending ? "M4 7 .5 1h7Z" : "M4 1 7.5 7H.5Z";
  const cells = BOOK_COLUMNS.map((column) => {
    const on = column.key === sort;
    const button = h(
      "button",
      {type: "button", class: "qd-sort", "data-sort": column.key, title: column.title},
      column.label,
      on && s("svg", {width: 8, height: 8, viewBox: "0 0 8 8", "aria-hidden": "true"}, s("path", {d: arrow}))
    );
    button.addEventListener("click", () =>
      onSort({sort: column.key, descending: on ? !descending : (column.descending ?? false)})
    );
    const order = on ? (descending ? "descending" : "ascending") : null;
    return h(
      "th",
      {
        scope: "col",
        role: "columnheader",
        class: column.end ? "qd-end" : null,
        "aria-sort": order,
        "data-column": column.key
      },
      button
    );
  });
  return h("thead", {role: "rowgroup"}, h("tr", {role: "row", "aria-rowindex": 1}, cells));
}
