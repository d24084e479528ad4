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
  const standardised = Math.abs(effect) / sd;
  // The power is nearly a straight line in the root of n, once it is put on the normal scale.
  const start = (Math.SQRT2 * (normalQuantile(1 - alpha / 2) + normalQuantile(power))) / standardised;
  const root = risingRoot((d) => powerOfMeans(d * d, standardised, alpha), power, {start, least: Math.SQRT2});
  const per_arm = root === null || root > 1e6 ? null : root * root;
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
  const start = (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * Math.sqrt(2 / per_arm);
  const standardised = risingRoot((d) => powerOfMeans(per_arm, d, alpha), power, {start, least: 0});
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
  if (!(most > 0 && seen(most))) return null;
  let [low, high] = [0, most];
  for (let i = 0; i < 60 && high - low > 1e-12 * high; ++i) {
    const middle = (low + high) / 2;
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Where a rising function of chances reaches a level, by the Illinois rule on the normal scale; **least** where it is
 * reached there already, null where it is not up to a million times the start.
 */
function risingRoot(
  found: (x: number) => number,
  level: number,
  {start, least}: {start: number; least: number}
): number | null {
  const aim = normalQuantile(level);
  const off = (x: number) => normalQuantile(Math.min(1 - 1e-15, Math.max(1e-300, found(x)))) - aim;
  if (off(least) >= 0) return least;
  let [a, b] = [Math.max(least, 0.98 * start), Math.max(1.02 * start, 2 * least)];
  let [fa, fb] = [off(a), off(b)];
  if (fa >= 0) [a, fa] = [least, off(least)];
  for (const most = 1e6 * b; fb < 0; fb = off(b)) {
    if (b > most) return null;
    [a, fa, b] = [b, fb, 2 * b];
  }
  let moved = 0;
  for (let i = 0; i < 80 && b - a > 1e-13 * b; ++i) {
    const c = (a * fb - b * fa) / (fb - fa);
    const fc = off(c);
    if (Math.abs(fc) < 1e-12 || c <= a || c >= b) return c;
    // An end that stays twice counts half from then on, so that it moves too.
    if (fc > 0) [b, fb, fa, moved] = [c, fc, moved > 0 ? fa / 2 : fa, 1];
    else [a, fa, fb, moved] = [c, fc, moved < 0 ? fb / 2 : fb, -1];
  }
  return b;
}
