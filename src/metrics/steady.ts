import type {Metric} from "./metric.js";

/** A change between two periods with its 95 % interval. */
export interface Change {
  value: number;
  low: number | null;
  high: number | null;
  /** the change cannot be told from noise: texts say "steady" and nothing stronger */
  steady: boolean;
}

/**
 * The change of an estimate between two samples; steady when its interval holds zero.
 * The interval joins those of the two estimates; null where one of them has no value.
 *
 * @see Zou and Donner 2008, method of variance estimates recovery
 */
export function sampleChange(now: Metric, before: Metric): Change | null {
  if (now.value === null || before.value === null) return null;
  const value = now.value - before.value;
  const {low: l1, high: u1} = now;
  const {low: l2, high: u2} = before;
  if (l1 == null || u1 == null || l2 == null || u2 == null)
    return {value, low: null, high: null, steady: true};
  const low = value - Math.hypot(now.value - l1, u2 - before.value);
  const high = value + Math.hypot(u1 - now.value, before.value - l2);
  return {value, low, high, steady: low <= 0 && high >= 0};
}

/**
 * The change of a full count from the last but one quarter to the last; steady when it is smaller than twice the mean
 * absolute change of the four quarters before, or than 5 % of where it started, whichever is more.
 *
 * @param counts by quarter in order of time, two or more; the last six are looked at
 */
export function countChange(counts: readonly number[]): Change | null {
  const [before, now] = counts.slice(-2);
  if (before === undefined || now === undefined) return null;
  const earlier = counts.slice(-6, -1);
  const steps = earlier.slice(1).map((d, i) => Math.abs(d - earlier[i]!));
  const usual = steps.length === 0 ? 0 : (2 * steps.reduce((a, b) => a + b, 0)) / steps.length;
  const value = now - before;
  return {
    value,
    low: null,
    high: null,
    steady: value === 0 || Math.abs(value) < Math.max(usual, 0.05 * Math.abs(before))
  };
}
