import {formatFor} from "../../lib/format.js";
import {nearDay} from "../../lib/nearDay.js";
import {playNumbersNow} from "../../lib/playText.js";
import type {PlayLine} from "../../lib/playLines.js";
import {dom} from "../dom.js";
import type {ListLook} from "./listRow.js";

/** The list for paper: an account, then a box to tick for each thing to do. */
export function PrintList(
  lines: readonly PlayLine[],
  {as_of, currency, accounts, document}: ListLook
): HTMLElement {
  const {h} = dom(document);
  const format = formatFor({currency});
  const list = h("ol");
  let own: HTMLElement | null = null;
  for (const {item, first, full} of lines) {
    if (first || own === null) {
      const renewal = accounts[item.account_id ?? ""]?.renewal_date ?? null;
      const facts = [
        item.csm,
        item.arr === null ? null : format.money(item.arr),
        renewal === null ? null : `renews ${format.day(renewal)}`
      ];
      own = h("ul");
      list.append(
        h("li", null, h("b", null, h("bdi", null, item.name)), ` ${facts.filter(Boolean).join(", ")}`, own)
      );
    }
    const why = `${item.of.title}: ${playNumbersNow(item, format)}`;
    const todo = item.actions.length > 0 ? item.actions : [{do: "", owner: "", due: null}];
    for (const {do: what, owner, due} of todo)
      own.append(
        h(
          "li",
          null,
          h("i", {"aria-hidden": "true"}, "\u2610 "),
          what,
          due && h("b", null, ` by ${nearDay(due, as_of, format)}, ${owner === "csm" ? "CSM" : owner}. `),
          h("small", null, why)
        )
      );
    if (full)
      own.append(
        h("li", {class: "qd-play-print-full"}, `${full.csm}: ${full.plays} plays, a week is full here`)
      );
  }
  return list;
}
