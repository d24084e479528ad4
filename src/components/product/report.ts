import type {ProductData} from "../../lib/productData.js";
import {productScope, productTitle} from "../../lib/productText.js";
import type {Column} from "../dataTable.js";
import {dom} from "../dom.js";
import {withCode} from "../states.js";
import {productFacts} from "./facts.js";
import {productSections} from "./sections.js";

/** The Product review for paper: the page's own facts and tables without its controls. */
export function ProductReport(data: ProductData, {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const sections = productSections(
    data,
    (rows, columns, options) => PlainTable(rows, columns, {...options, document}),
    document
  );
  return h(
    "main",
    {class: "report"},
    h("p", {class: "kick"}, "Product review"),
    h("h1", null, productTitle(data)),
    h("p", {class: "scope"}, productScope(data)),
    h(
      "dl",
      {class: "facts"},
      productFacts(data).map(({label, mark, value, reason, notes = []}) =>
        h(
          "div",
          null,
          h("dt", null, label),
          h("dd", null, mark.value === null ? "n/a" : value),
          h("dd", {class: "note"}, mark.value === null ? (reason ?? "") : notes.join(" \u00b7 "))
        )
      )
    ),
    sections.map(({title, subtitle, table, method}) =>
      h(
        "section",
        null,
        h("h2", null, title),
        h("p", {class: "sub"}, subtitle),
        table,
        h("p", {class: "method"}, method)
      )
    )
  );
}

function PlainTable<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  {empty, document}: {empty: string; document?: Document}
): HTMLElement {
  const {h} = dom(document);
  if (rows.length === 0) return h("p", {class: "empty"}, withCode(empty, document));
  const at = (column: Column<T>) => (column.align === "end" ? "end" : null);
  return h(
    "table",
    null,
    h(
      "thead",
      null,
      h(
        "tr",
        null,
        columns.map((d) => h("th", {scope: "col", class: at(d)}, d.label))
      )
    ),
    h(
      "tbody",
      null,
      rows.map((row) =>
        h(
          "tr",
          null,
          columns.map((d, i) =>
            i === 0 ? h("th", {scope: "row"}, d.cell(row)) : h("td", {class: at(d)}, d.cell(row))
          )
        )
      )
    )
  );
}
