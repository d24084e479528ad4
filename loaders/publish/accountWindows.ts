import type {AccountWindow} from "../../src/metrics/accountData.js";
import {ACCOUNT_METRICS} from "../../src/metrics/accountData.js";
import type {Metrics} from "../../src/metrics/companyMetrics.js";
import {filterInputs} from "../../src/metrics/inputs.js";
import type {Metric} from "../../src/metrics/metric.js";
import {accountMetrics} from "../../src/metrics/windowMetrics.js";
import type {PublishedWindow} from "./windows.js";

/**
 * Each account’s metrics in the windows in which it paid at either end, by the same function as
 * `quarterdeck metrics --account`; in the last one also those of accounts that pay no more.
 */
export function accountWindows(windows: readonly PublishedWindow[]): Map<string, AccountWindow[]> {
  const byAccount = new Map<string, AccountWindow[]>();
  for (const {label, window, t0, t1, inputs} of windows) {
    const last = window === windows.at(-1)?.window;
    const paid = new Set(
      inputs.rows.filter((d) => last || d.start_mrr > 0 || d.end_mrr > 0).map((d) => d.account_id)
    );
    for (const [account_id, metrics] of accountMetrics(filterInputs(inputs, (d) => paid.has(d.account_id)))) {
      const list = byAccount.get(account_id) ?? [];
      list.push({label, window, t0, t1, metrics: printed(metrics)});
      byAccount.set(account_id, list);
    }
  }
  return byAccount;
}

/** The metrics that the page prints, without what is empty. */
function printed(metrics: Metrics): Record<string, Metric> {
  const kept: Record<string, Metric> = {};
  for (const id of ACCOUNT_METRICS) {
    const metric = metrics[id];
    if (metric !== undefined && !beforeTheAccount(metric)) kept[id] = withoutNulls(metric);
  }
  return kept;
}

function beforeTheAccount({value, reason, n}: Metric): boolean {
  return value === null && reason === undefined && n === undefined;
}

function withoutNulls(metric: Metric): Metric {
  const entries = Object.entries(metric).filter(
    ([name, value]) => name === "value" || (value !== null && value !== undefined)
  );
  return Object.fromEntries(entries) as unknown as Metric;
}
