import type {CompanyRow} from "../metrics/companyRow.js";
import {dom} from "../components/dom.js";
import {Icon} from "../components/icon.js";
import {toCsv} from "../lib/csv.js";
import type {OverviewView} from "../lib/overviewView.js";
import {downloadCsv} from "./download.js";

/** A button that hands out the rows behind the Overview: what each account paid on the window's two days. */
export function accountsCsv(view: OverviewView): HTMLButtonElement {
  const {h} = dom();
  const button = h("button", {type: "button", class: "qd-button"}, Icon("download", {size: 14}), "CSV");
  button.addEventListener("click", () => {
    const {accounts} = view.data;
    const places = new Map(accounts.account_id.map((id, i) => [id, i]));
    const of = (column: keyof typeof accounts) => (d: CompanyRow) =>
      accounts[column][places.get(d.account_id) ?? -1];
    const csv = toCsv<CompanyRow>(view.rows, [
      {key: "account_id", value: (d) => d.account_id},
      ...(["name", "segment", "plan", "region", "csm"] as const).map((key) => ({key, value: of(key)})),
      {key: "start_mrr", value: (d) => d.start_mrr},
      {key: "end_mrr", value: (d) => d.end_mrr},
      {key: "fx_mrr", value: (d) => d.fx_mrr},
      {key: "health_band", value: (d) => d.health_band}
    ]);
    downloadCsv(`overview-${view.window.window.replaceAll(/[^\w-]+/g, "_")}.csv`, csv);
  });
  return button;
}
