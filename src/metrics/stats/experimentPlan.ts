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
  const per_arm = leastUnits((n) => powerOfMeans(n, Math.abs(effect) / sd, alpha), power);
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

/** An effect without its sign; null with a reason where none can be seen. */
export interface SeenEffect {
  effect: number | null;
  reason?: string;
}

/**
 * The least difference of means that so many units per arm find with the given power: what R's
 * `power.t.test(n, sd, power, sig.level)` calls delta.
 */
export function seenMeans(
  per_arm: number,
  sd: number,
  {power = 0.8, alpha = 0.05}: PlanOptions = {}
): SeenEffect {
  if (!(per_arm >= 2)) return {effect: null, reason: "an arm needs two units at least"};
  if (!(sd > 0)) return {effect: null, reason: "the values do not vary"};
  const standardised = leastEffect((d) => powerOfMeans(per_arm, d, alpha) >= power, Infinity);
  if (standardised === null) return {effect: null, reason: "no effect is large enough for so few units"};
  return {effect: standardised * sd};
}

/**
 * The least difference from a share that so many units per arm find with the given power: p2 - p1 of R's
 * `power.prop.test(n, p1, power, sig.level)`.
 *
 * @param direction whether the share is to rise or to fall; below the whole way to 1 or to 0 there may be none
 */
export function seenProportions(
  per_arm: number,
  p1: number,
  direction: "up" | "down" = "up",
  options: PlanOptions = {}
): SeenEffect {
  if (!(per_arm >= 2)) return {effect: null, reason: "an arm needs two units at least"};
  if (!(p1 >= 0 && p1 <= 1)) return {effect: null, reason: "a proportion lies between 0 and 1"};
  const [sign, room] = direction === "up" ? [1, 1 - p1] : [-1, p1];
  const seen = (d: number) => (planProportions(p1, p1 + sign * d, options).per_arm ?? Infinity) <= per_arm;
  const effect = leastEffect(seen, room);
  if (effect !== null) return {effect};
  return {effect, reason: `not even a share of ${direction === "up" ? "100" : "0"} % would be seen`};
}

/** The chance that a two-sided test of means finds an effect given in standard deviations. */
function powerOfMeans(per_arm: number, standardised: number, alpha: number): number {
  const df = 2 * (per_arm - 1);
  return noncentralUpper(studentUpper(1 - alpha / 2, df), df, Math.sqrt(per_arm / 2) * standardised);
}

/** The least effect that is seen, up to **most**; null where even that is not. */
function leastEffect(seen: (effect: number) => boolean, most: number): number | null {
  if (most < Infinity && !(most > 0 && seen(most))) return null;
  let [low, high] = [0, Math.min(1, most)];
  while (!seen(high)) {
    if (high > 1e6) return null;
    [low, high] = [high, 2 * high];
  }
  for (let i = 0; i < 60 && high - low > 1e-12 * high; ++i) {
    const middle = (low + high) / 2;
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return high;
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
