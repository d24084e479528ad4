import {bootstrapQuantile, resampled} from "../bootstrap.js";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {eachStretch, type ScoredRows, type SortedRows, sortedRows} from "./scoredRows.js";

/** How a score is judged. */
export interface ScoreOptions {
  /** which scores should go with an event; default *high* */
  alarm?: "low" | "high";
  /** resamples of accounts; default 2,000; 0: no interval */
  replicates?: number;
  /** default 1 */
  seed?: number;
}

/**
 * Area under the ROC curve: the probability that a row with the event scores more alarming than one without,
 * equal scores counting half. Interval: percentiles of a bootstrap over accounts.
 *
 * @see Hanley and McNeil 1982, equation 1 (the Wilcoxon form); Field and Welsh 2007 for resampling clusters
 */
export function rocAuc(rows: ScoredRows, options: ScoreOptions = {}): Metric {
  const {alarm = "high", replicates = 2000, seed = 1} = options;
  const sorted = sortedRows(rows, alarm);
  const {n, events, accounts} = sorted;
  const parts = {numerator: events, denominator: n, n: accounts};
  if (n === 0) return undefinedMetric("no rows", parts);
  if (events === 0) return undefinedMetric("no events", parts);
  if (events === n) return undefinedMetric("nothing but events", parts);
  const value = auc(sorted, new Float64Array(accounts).fill(1));
  if (replicates === 0) return {value, ...parts};
  const values = resampled(accounts, (m) => auc(sorted, m), {replicates, seed});
  // Not-a-numbers are sorted to the end.
  const usable = values.findLastIndex((d) => !Number.isNaN(d)) + 1;
  const method = `percentiles of ${replicates} bootstrap samples of accounts`;
  if (usable < 0.99 * replicates) {
    const reason = "too few accounts for an interval: resamples without an event, or with nothing else";
    return {value, ...parts, low: null, high: null, reason};
  }
  const kept = values.subarray(0, usable);
  return {value, ...parts, low: bootstrapQuantile(kept, 0.025), high: bootstrapQuantile(kept, 0.975), method};
}

function auc(rows: SortedRows, m: ArrayLike<number>): number {
  let [events, others, pairs] = [0, 0, 0];
  // From the most alarming on: each event before so many others, and beside half of its equals.
  eachStretch(rows, m, (e, o) => {
    pairs += o * (events + e / 2);
    events += e;
    others += o;
  });
  return pairs / (events * others);
}
