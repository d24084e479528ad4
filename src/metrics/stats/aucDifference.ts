import {bootstrapQuantile, resampled} from "../bootstrap.js";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {weightedAuc} from "./rocAuc.js";
import type {ScoredRows} from "./scoredRows.js";
import {sortedRows} from "./scoredRows.js";

/** Two scores of the same rows. */
export interface PairedScores extends Omit<ScoredRows, "score"> {
  score: ArrayLike<number>;
  other: ArrayLike<number>;
}

/**
 * How much larger the area under the ROC curve of one score is than that of another on the same rows, low scores
 * alarming. Interval: percentiles of a bootstrap that draws each account with both of its scores.
 *
 * @see Field and Welsh 2007 for resampling clusters
 */
export function aucDifference(
  {score, other, outcome, account}: PairedScores,
  {
    alarm = "low",
    replicates = 2000,
    seed = 1
  }: {alarm?: "low" | "high"; replicates?: number; seed?: number} = {}
): Metric {
  const one = sortedRows({score, outcome, account}, alarm);
  const two = sortedRows({score: other, outcome, account}, alarm);
  const {n, events, accounts} = one;
  const parts = {numerator: events, denominator: n, n: accounts};
  if (events === 0 || events === n)
    return undefinedMetric(events === 0 ? "no events" : "nothing but events", parts);
  const difference = (m: ArrayLike<number>) => weightedAuc(one, m) - weightedAuc(two, m);
  const value = difference(new Float64Array(accounts).fill(1));
  const values = resampled(accounts, difference, {replicates, seed});
  const usable = values.findLastIndex((d) => !Number.isNaN(d)) + 1;
  if (usable < 0.99 * replicates || replicates === 0)
    return {value, ...parts, low: null, high: null, reason: "too few accounts for an interval"};
  const kept = values.subarray(0, usable);
  const method = `percentiles of ${replicates} bootstrap samples of accounts`;
  return {value, ...parts, low: bootstrapQuantile(kept, 0.025), high: bootstrapQuantile(kept, 0.975), method};
}
