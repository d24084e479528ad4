import {median} from "d3";
import type {CompanyRow} from "./companyRow.js";
import type {Metric} from "./metric.js";
import {ratioMetric, undefinedMetric} from "./metric.js";
import {cents, sumMoney} from "./money.js";
import type {Movements, MrrPair} from "./movements.js";
import {movements} from "./movements.js";
import {retention} from "./retention.js";
import {shareMetric} from "./wilson.js";

/** What an account pays on t1, at the rate of its month. */
export function endMrr({end_mrr, fx_mrr}: Pick<MrrPair, "end_mrr" | "fx_mrr">): number {
  return (cents(end_mrr) + cents(fx_mrr)) / 100;
}

/** Movements, retention and the state of revenue on t1, with logo churn. */
export function revenueMetrics(
  rows: readonly CompanyRow[],
  {seed = 1}: {seed?: number} = {}
): Record<string, Metric> {
  const sums = movements(rows);
  const paying = rows.filter((d) => endMrr(d) > 0);
  const mrr = sumMoney(paying, endMrr);
  return {
    ...Object.fromEntries(Object.entries(sums).map(([id, value]: [string, number]) => [id, {value}])),
    ...retention(rows, {seed}),
    arr: {value: (12 * cents(mrr)) / 100},
    paying_accounts: {value: paying.length},
    arpa: {...ratioMetric(mrr, paying.length, "no account pays"), n: paying.length},
    arpa_median: medianMrr(paying),
    quick_ratio: quickRatio(sums),
    left_and_returned: {value: rows.filter((d) => d.left_and_returned).length},
    ...trials(rows),
    ...churns(rows),
    ...atRisk(paying, mrr)
  };
}

/** (new + reactivation + expansion) / (contraction + churned). */
export function quickRatio(sums: Omit<Movements, "start_mrr" | "end_mrr" | "fx_mrr">): Metric {
  const gained = cents(sums.new_mrr) + cents(sums.reactivation_mrr) + cents(sums.expansion_mrr);
  const lost = cents(sums.contraction_mrr) + cents(sums.churned_mrr);
  return ratioMetric(gained / 100, lost / 100, "nothing was lost");
}

function medianMrr(paying: readonly CompanyRow[]): Metric {
  const value = median(paying, endMrr);
  return value === undefined ? undefinedMetric("no account pays", {n: 0}) : {value, n: paying.length};
}

function total(
  rows: readonly CompanyRow[],
  key: "trials_due" | "trials_paid" | "trials_open" | "churns" | "churns_known" | "churns_involuntary"
): number | null {
  return rows.reduce<number | null>((sum, d) => (d[key] === null ? sum : (sum ?? 0) + d[key]), null);
}

function trials(rows: readonly CompanyRow[]): Record<string, Metric> {
  const due = total(rows, "trials_due");
  if (due === null) return {trial_to_paid: undefinedMetric("no trials are given")};
  const open = total(rows, "trials_open") ?? 0;
  const none = open > 0 ? `no trial is over yet; ${open} open` : "no trial ended in the window";
  return {trial_to_paid: shareMetric(total(rows, "trials_paid") ?? 0, due, none)};
}

function churns(rows: readonly CompanyRow[]): Record<string, Metric> {
  const known = total(rows, "churns_known") ?? 0;
  const involuntary = total(rows, "churns_involuntary") ?? 0;
  return {
    churned_accounts: {value: total(rows, "churns") ?? 0},
    involuntary_churns:
      known === 0
        ? undefinedMetric("of no churn in the window is it known", {numerator: 0, denominator: 0})
        : {value: involuntary, numerator: involuntary, denominator: known}
  };
}

function atRisk(paying: readonly CompanyRow[], mrr: number): Record<string, Metric> {
  const banded = paying.filter((d) => d.health_band !== null && d.health_band !== "not enough data");
  const risky = banded.filter((d) => d.health_band === "at risk");
  if (banded.length === 0) {
    const none = undefinedMetric(
      paying.length === 0 ? "no account pays" : "no account has a health score on this day"
    );
    return {at_risk_arr: none, accounts_at_risk: none};
  }
  const arr = (12 * cents(sumMoney(risky, endMrr))) / 100;
  return {
    at_risk_arr: {value: arr, numerator: arr, denominator: (12 * cents(mrr)) / 100, n: banded.length},
    accounts_at_risk: {
      value: risky.length,
      numerator: risky.length,
      denominator: banded.length,
      n: banded.length
    }
  };
}
