import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import type {IntervalScale} from "./stats/shareInterval.js";
import type {Follow, SurvivalStep} from "./survival.js";
import {survival} from "./survival.js";

/** A time and its 95 % interval; null where the curve (or its limit) does not come down that far. */
export interface QuantileEstimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The time by which a share p has had the event, with the interval that inverts that of the curve.
 * Where the curve runs level at exactly 1 - p, the middle of that stretch.
 *
 * @see Brookmeyer and Crowley 1982
 */
export function survivalQuantile(steps: readonly SurvivalStep[], p: number): QuantileEstimate {
  return {
    value: crossing(steps, 1 - p, (d) => d.survival),
    low: crossing(steps, 1 - p, (d) => (d.survival === 0 ? null : (d.low ?? 1))),
    high: crossing(steps, 1 - p, (d) => (d.survival === 0 ? null : (d.high ?? 1)))
  };
}

function crossing(
  steps: readonly SurvivalStep[],
  level: number,
  of: (d: SurvivalStep) => number | null
): number | null {
  const slack = 1e-9;
  let first: number | null = null;
  for (const step of steps) {
    const y = of(step);
    if (y === null || y >= level + slack) continue;
    if (first !== null && y < level - slack) return (first + step.time) / 2;
    if (first === null && Math.abs(y - level) >= slack) return step.time;
    first ??= step.time;
  }
  return first;
}

/** The mean time without the event within the first `limit` units of time: the area under the curve. */
export function restrictedMean(steps: readonly SurvivalStep[], limit: number): number {
  let [area, time, s] = [0, 0, 1];
  for (const step of steps) {
    if (step.time >= limit) break;
    area += s * (step.time - time);
    [time, s] = [step.time, step.survival];
  }
  return area + s * (limit - time);
}

/** A quantile of durations as a metric: the median by default, those still open censored. */
export function durationMetric(
  follows: readonly Follow[],
  {p = 0.5, scale = "log-log", none}: {p?: number; scale?: IntervalScale; none: string}
): Metric {
  const n = follows.length;
  if (n === 0) return undefinedMetric(none, {n});
  const {value, low, high} = survivalQuantile(survival(follows, {scale}), p);
  const parts = {numerator: follows.filter((d) => d.event).length, denominator: n, low, high, n};
  const method = `Kaplan-Meier, ${scale} 95 %`;
  if (value !== null) return {value, ...parts, method};
  return undefinedMetric(`not reached: fewer than ${Math.round(100 * p)} % are closed yet`, {
    ...parts,
    method
  });
}
