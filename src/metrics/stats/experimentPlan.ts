import {normalQuantile} from "../normal.js";
import {studentUpper} from "./distributions.js";
import {noncentralUpper} from "./noncentralT.js";

/** What an experiment is to be able to see. */
export interface PlanOptions {
  /** chance to find the effect where it is there; default 0.8 */
  power?: number;
  /** two-sided; default 0.05 */
  alpha?: number;
}

/** Units per arm, as a number with decimals; null with a reason where no number will do. */
export interface PlannedUnits {
  per_arm: number | null;
  reason?: string;
}

/**
 * Units per arm for a difference of means, as R's `power.t.test(delta, sd, power, sig.level)`: two-sided test, its smaller
 * tail left out.
 *
 * @see Cohen 1988, section 2.3
 */
export function planMeans(
  effect: number,
  sd: number,
  {power = 0.8, alpha = 0.05}: PlanOptions = {}
): PlannedUnits {
  if (!(Math.abs(effect) > 0))
    return {per_arm: null, reason: "an effect of 0 cannot be seen by any number of units"};
  if (!(sd > 0)) return {per_arm: null, reason: "the values do not vary"};
  const found = (n: number): number => {
    const df = 2 * (n - 1);
    return noncentralUpper(studentUpper(1 - alpha / 2, df), df, (Math.sqrt(n / 2) * Math.abs(effect)) / sd);
  };
  const per_arm = leastUnits(found, power);
  return per_arm === null ? {per_arm, reason: "more than a million million units an arm"} : {per_arm};
}

/**
 * Units per arm for a difference of proportions, as R's `power.prop.test(p1, p2, power, sig.level)`.
 *
 * @see Fleiss, Levin and Paik 2003, equation 4.14 without correction for continuity
 */
export function planProportions(
  p1: number,
  p2: number,
  {power = 0.8, alpha = 0.05}: PlanOptions = {}
): PlannedUnits {
  if (!(p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1))
    return {per_arm: null, reason: "a proportion lies between 0 and 1"};
  if (p1 === p2) return {per_arm: null, reason: "an effect of 0 cannot be seen by any number of units"};
  const mean = (p1 + p2) / 2;
  const together = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
  const apart = normalQuantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return {per_arm: ((together + apart) / (p1 - p2)) ** 2};
}

/** The least n, not whole, at which a rising function reaches a level; at least 2. */
function leastUnits(found: (n: number) => number, power: number): number | null {
  let [low, high] = [2, 4];
  if (found(low) >= power) return low;
  while (found(high) < power) {
    if (high > 1e12) return null;
    [low, high] = [high, 2 * high];
  }
  for (let i = 0; i < 60 && high - low > 1e-10 * high; ++i) {
    const middle = (low + high) / 2;
    if (found(middle) < power) low = middle;
    else high = middle;
  }
  return high;
}
