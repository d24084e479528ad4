import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {durationMetric} from "../survivalQuantile.js";
import type {Stay} from "./stages.js";

/** Fewer stays than this give no percentile. */
export const LEAST_STAYS = 10;

/** A quantile of the time in a stage until it is left, for another one or lost: those still there are censored. */
export function timeInStage(stays: readonly Stay[], p: number): Metric {
  const n = stays.length;
  if (n < LEAST_STAYS) return undefinedMetric(`fewer than ${LEAST_STAYS} entries`, {n});
  const follows = stays.map((d) => ({time: d.days, event: d.end !== "there"}));
  const metric = durationMetric(follows, {p, none: "nobody entered"});
  if (metric.value !== null) return metric;
  return {...metric, reason: `not reached: fewer than ${Math.round(100 * p)} % have left it`};
}
