import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import type {SurvivalStep} from "./survival.js";
import {restrictedMean} from "./survivalQuantile.js";
import {Z95} from "./wilson.js";

/** A restricted mean with its standard error. */
export interface RestrictedMeanMetric extends Metric {
  se: number | null;
}

/**
 * The mean time without the event within the first **limit** units of time, with a normal 95 % interval.
 * A limit after the last time seen has no answer while some are still without the event.
 *
 * @see Klein and Moeschberger 2003, equations 4.5.1 and 4.5.2
 */
export function restrictedMeanMetric(steps: readonly SurvivalStep[], limit: number): RestrictedMeanMetric {
  const last = steps.at(-1);
  const none = (reason: string): RestrictedMeanMetric => ({...undefinedMetric(reason), se: null});
  if (last === undefined) return none("nobody was under observation");
  if (last.time < limit && last.survival > 0)
    return none(`nobody was followed for ${limit}: the last was seen at ${last.time}`);
  const value = restrictedMean(steps, limit);
  const se = Math.sqrt(variance(steps, limit));
  if (!(se > 0)) return {value, se: null, low: null, high: null, reason: "no interval: no variance"};
  return {value, se, low: value - Z95 * se, high: value + Z95 * se, method: "Kaplan-Meier, normal 95 %"};
}

function variance(steps: readonly SurvivalStep[], limit: number): number {
  let [sum, area, until] = [0, 0, limit];
  for (let i = steps.length - 1; i >= 0; --i) {
    const {time, at_risk, events, survival} = steps[i]!;
    if (time > limit) continue;
    area += survival * (until - time);
    until = time;
    if (events < at_risk) sum += (area * area * events) / (at_risk * (at_risk - events));
  }
  return sum;
}
