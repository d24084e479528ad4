import type {CompanyRow} from "../metrics/companyRow.js";
import {toCsv} from "../lib/csv.js";
import type {OverviewView} from "../lib/overviewView.js";
import {csvButton} from "./csvButton.js";

/** A button that hands out the rows behind the Overview: what each account paid on the window's two days. */
export function accountsCsv(view: OverviewView): HTMLButtonElement {
  const name = `overview-${view.window.window.replaceAll(/[^\w-]+/g, "_")}.csv`;
  return csvButton(name, () => {
    const {accounts} = view.data;
    const places = new Map(accounts.account_id.map((id, i) => [id, i]));
    const of = (column: keyof typeof accounts) => (d: CompanyRow) =>
      accounts[column][places.get(d.account_id) ?? -1];
    return toCsv<CompanyRow>(view.rows, [
      {key: "account_id", value: (d) => d.account_id},
      ...(["name", "segment", "plan", "region", "csm"] as const).map((key) => ({key, value: of(key)})),
      {key: "start_mrr", value: (d) => d.start_mrr},
      {key: "end_mrr", value: (d) => d.end_mrr},
      {key: "fx_mrr", value: (d) => d.fx_mrr},
      {key: "health_band", value: (d) => d.health_band}
    ]);
  });
}
