import {bootstrapQuantile, resampled} from "../bootstrap.js";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {type ScoredRows, type SortedRows, sortedRows} from "./scoredRows.js";

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
  const value = weightedAuc(sorted, new Float64Array(accounts).fill(1));
  if (replicates === 0) return {value, ...parts};
  const values = resampled(accounts, (m) => weightedAuc(sorted, m), {replicates, seed});
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

/** The area when account i counts m[i] times; NaN when that leaves no event, or nothing else. */
export function weightedAuc({n, account, outcome, end}: SortedRows, m: ArrayLike<number>): number {
  // Written out, without a callback and without pairs, because a bootstrap comes here thousands of times.
  let all_events = 0;
  let all_others = 0;
  let pairs = 0;
  // From the most alarming on: each event before so many others, and beside half of its equals.
  for (let i = 0; i < n;) {
    const stop = end[i]!;
    let events = 0;
    let all = 0;
    for (; i < stop; ++i) {
      const weight = m[account[i]!]!;
      all += weight;
      events += weight * outcome[i]!;
    }
    pairs += (all - events) * (all_events + events / 2);
    all_events += events;
    all_others += all - events;
  }
  return pairs / (all_events * all_others);
}
