import {type Child, dom} from "../../../components/dom.js";

/** A table of the panel whose columns from **numbers** on are aligned to the right. */
export function factsTable(head: readonly string[], numbers: number, rows: readonly Child[]): Child {
  const {h} = dom();
  const titles = head.map((d, i) => h("th", i < numbers ? null : {class: "qn-right"}, d));
  return h("table", {class: "qn-facts"}, h("thead", null, h("tr", null, titles)), h("tbody", null, rows));
}
