import {rollups, sum} from "d3";
import type {AccountValue} from "../../metrics/accountData.js";
import {rowsOf} from "../../metrics/columns.js";
import {Card} from "../card.js";
import {DataTable} from "../dataTable.js";
import type {AccountView} from "./accountView.js";
import {FreeText, emptyText} from "./cells.js";
import {columnsFor} from "./columns.js";

interface ItemSum {
  item: string;
  promised: number;
  /** promised in the months that were measured */
  measured: number;
  realised: number | null;
  months: number;
  measured_months: number;
}

function itemSums(rows: readonly AccountValue[]): ItemSum[] {
  const sums = rollups(
    rows,
    (D) => {
      const measured = D.filter((d) => d.realised !== null);
      return {
        promised: sum(D, (d) => d.promised),
        measured: sum(measured, (d) => d.promised),
        realised: measured.length === 0 ? null : sum(measured, (d) => d.realised),
        months: D.length,
        measured_months: measured.length
      };
    },
    (d) => d.item
  );
  return sums.map(([item, d]) => ({item, ...d}));
}

/** Value promised against value realised, item by item; what is not measured is not zero. */
export function ValueCard(view: AccountView): HTMLElement {
  const {data, document, format} = view;
  const {text, end} = columnsFor<ItemSum>(document);
  const items = itemSums(rowsOf(data.value).filter((d) => d.month <= data.as_of));
  const realised = sum(items, (d) => d.realised ?? 0);
  const promised = sum(items, (d) => d.measured);
  const worth = (d: ItemSum) => (d.realised === null ? "not measured" : format.money(d.realised));
  const share = (d: ItemSum) =>
    d.realised === null || d.measured === 0 ? "n/a" : format.percent(d.realised / d.measured, 0);
  const table = DataTable(
    items,
    [
      text("item", "Item", (d) => FreeText(d.item, document)),
      end("promised", "Promised", (d) => format.money(d.promised), {
        sort: (d) => d.promised,
        words: "promised"
      }),
      end("realised", "Realised", worth, {sort: (d) => d.realised, words: "realised"}),
      end("share", "Share", share, {narrow: "side"}),
      end("months", "Measured", (d) => `${d.measured_months}/${d.months}\u00a0months`)
    ],
    {
      caption: "Value by item",
      csv: (d) => ({...d}),
      limit: 8,
      empty: emptyText(view, "value", "No value is on record for this account."),
      document
    }
  );
  return Card(
    {
      title:
        items.length === 0
          ? "No value is on record"
          : `${format.money(realised)} realised of ${format.money(promised)} promised where it was measured`,
      subtitle: "All months so far; months without a measurement are left out of both sides of the share",
      body: table
    },
    {span: 6, id: "value", document}
  );
}
