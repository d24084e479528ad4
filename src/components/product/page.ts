import type {ProductData} from "../../lib/productData.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {KpiStrip} from "../kpiStrip.js";
import {productFacts} from "./facts.js";
import {productSections} from "./sections.js";

/** Everything of the Product review below its title. */
export function ProductBody(data: ProductData, {document}: {document?: Document} = {}): HTMLElement {
  const {h} = dom(document);
  const sections = productSections(
    data,
    (rows, columns, options) => DataTable(rows, columns, {...options, narrow: "scroll", limit: 25, document}),
    document
  );
  return h(
    "div",
    {class: "qd-product"},
    KpiStrip(productFacts(data), {document}),
    h(
      "div",
      {class: "qd-grid"},
      sections.map(({title, subtitle, table, method}) =>
        Card({title, subtitle, body: table, method}, {document})
      )
    )
  );
}
