import {bootstrapQuantile, resampled} from "./bootstrap.js";
import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";

/** An account from its first paid day seen to its first day without paid MRR, or to the last day of data. */
export interface Lifetime {
  /** in months of 30.4375 days */
  months: number;
  churned: boolean;
  /** MRR on its first paid day */
  start_mrr: number;
}

/** What LTV rests on besides the lifetimes. */
export interface LtvOptions {
  /** as a fraction; null when the config gives none */
  gross_margin: number | null;
  /** how many months count; cut to 90 % of the longest follow-up */
  months?: number;
  seed?: number;
}

/** LTV with the horizon that it was cut to. */
export interface LtvMetric extends Metric {
  months: number | null;
}

/** The horizon for lifetimes that are to be compared: at most 90 % of the longest follow-up of each of them. */
export function ltvHorizon(groups: readonly (readonly Lifetime[])[], months = 36): number {
  return Math.min(months, ...groups.map((lifetimes) => 0.9 * Math.max(0, ...lifetimes.map((d) => d.months))));
}

/**
 * Lifetime value: gross margin x the MRR retained per starting account, summed over the first months of its life.
 * Retention is Kaplan-Meier weighted by starting MRR; the interval resamples accounts (percentile, 2,000, seeded).
 */
export function ltv(
  lifetimes: readonly Lifetime[],
  {gross_margin, months = 36, seed = 1}: LtvOptions
): LtvMetric {
  const n = lifetimes.length;
  const horizon = ltvHorizon([lifetimes], months);
  const none = (reason: string): LtvMetric => ({...undefinedMetric(reason, {n}), months: null});
  if (gross_margin === null) return none("the config gives no gross_margin");
  if (n === 0 || horizon <= 0) return none("no account has been followed yet");
  const sorted = lifetimes.toSorted((a, b) => a.months - b.months);
  const value = (m: Float64Array): number => gross_margin * retainedMrr(sorted, m, horizon);
  const numerator = retainedMrr(sorted, new Float64Array(n).fill(1), horizon);
  const point = {value: gross_margin * numerator, numerator, denominator: null, n, months: horizon};
  if (n < 10) return {...point, low: null, high: null, reason: "no interval: fewer than 10 accounts"};
  const values = resampled(n, value, {seed}).filter((d) => Number.isFinite(d));
  return {
    ...point,
    low: bootstrapQuantile(values, 0.025),
    high: bootstrapQuantile(values, 0.975),
    method: `percentile bootstrap over accounts 95 %, first ${Math.round(10 * horizon) / 10} months`
  };
}

/** Mean starting MRR x the area under the weighted curve up to the horizon; units in order of time, each m[i] times. */
function retainedMrr(sorted: readonly Lifetime[], m: Float64Array, horizon: number): number {
  let [accounts, weight] = [0, 0];
  sorted.forEach((d, i) => {
    accounts += m[i]!;
    weight += m[i]! * d.start_mrr;
  });
  const mean = weight / accounts;
  let [area, time, s] = [0, 0, 1];
  for (let i = 0; i < sorted.length && sorted[i]!.months < horizon;) {
    const at = sorted[i]!.months;
    let [lost, left] = [0, 0];
    for (; i < sorted.length && sorted[i]!.months === at; ++i) {
      const w = m[i]! * sorted[i]!.start_mrr;
      left += w;
      if (sorted[i]!.churned) lost += w;
    }
    area += s * (at - time);
    time = at;
    if (lost > 0) s *= Math.max(0, 1 - lost / weight);
    weight -= left;
  }
  return mean * (area + s * (horizon - time));
}

/** The textbook figure: ARPA x gross margin / mean monthly logo churn of 12 months. */
export function textbookLtv(
  arpa: number | null,
  monthly_churn: number | null,
  gross_margin: number | null
): Metric {
  if (gross_margin === null) return undefinedMetric("the config gives no gross_margin");
  if (arpa === null) return undefinedMetric("no account pays");
  if (monthly_churn === null) return undefinedMetric("no account was paying in the 12 months");
  const parts = {numerator: arpa * gross_margin, denominator: monthly_churn};
  if (monthly_churn === 0) return undefinedMetric("no account left in 12 months", parts);
  return {value: parts.numerator / parts.denominator, ...parts};
}
