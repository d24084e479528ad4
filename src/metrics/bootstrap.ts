import {randomLcg} from "d3";
import {normalCdf, normalQuantile} from "./normal.js";

/** How often each unit is drawn: 1 each is the sample itself. */
export type Multiplicities = Float64Array;

/** How a bootstrap is run; the same options on the same units give the same interval. */
export interface BootstrapOptions {
  /** resamples; default 2,000 */
  replicates?: number;
  /** seed of the random source; default 1 */
  seed?: number;
  /** coverage that is aimed at; default 0.95 */
  level?: number;
  /** the statistic without each unit in turn, where there is a quicker way to it than the statistic itself */
  jackknife?: Float64Array;
}

/** A bias-corrected and accelerated interval, and the two corrections that made it. */
export interface BcaInterval {
  low: number;
  high: number;
  /** z0 */
  bias: number;
  /** a */
  acceleration: number;
}

/** Draws resamples of n units with replacement and gives the statistic of each, in rising order. */
export function resampled(
  n: number,
  statistic: (m: Multiplicities) => number,
  options: BootstrapOptions = {}
): Float64Array {
  const {replicates = 2000, seed = 1} = options;
  const random = randomLcg(seed);
  const values = new Float64Array(replicates);
  const m: Multiplicities = new Float64Array(n);
  for (let b = 0; b < replicates; ++b) {
    m.fill(0);
    for (let i = 0; i < n; ++i) m[Math.floor(random() * n)]! += 1;
    values[b] = statistic(m);
  }
  return values.sort();
}

/**
 * The percentile of a sorted sample at probability p by Efron's rule for bootstraps: order statistic
 * (B + 1) p, interpolated on the normal scale between its neighbours.
 *
 * @see Davison and Hinkley 1997, equation 5.8
 */
export function bootstrapQuantile(sorted: Float64Array, p: number): number {
  const B = sorted.length;
  const k = Math.floor((B + 1) * p);
  if (k < 1) return sorted[0]!;
  if (k >= B) return sorted[B - 1]!;
  const [zk, zk1] = [normalQuantile(k / (B + 1)), normalQuantile((k + 1) / (B + 1))];
  const share = (normalQuantile(p) - zk) / (zk1 - zk);
  return sorted[k - 1]! + share * (sorted[k]! - sorted[k - 1]!);
}

/**
 * Bias-corrected and accelerated bootstrap interval of a statistic of n units.
 *
 * @param statistic of the sample in which unit i occurs m[i] times
 * @returns null when it cannot be made: a resample without a value, or all resamples on one side of the estimate
 * @see Efron and Tibshirani 1993, equations 14.9 to 14.15
 */
export function bca(
  n: number,
  statistic: (m: Multiplicities) => number,
  options: BootstrapOptions = {}
): BcaInterval | null {
  const {level = 0.95} = options;
  const ones = new Float64Array(n).fill(1);
  const estimate = statistic(ones);
  const values = resampled(n, statistic, options);
  if (!Number.isFinite(estimate) || values.some((v) => !Number.isFinite(v))) return null;
  const bias = normalQuantile(shareBelow(values, estimate));
  const acceleration = accelerationOf(options.jackknife ?? leaveOneOut(ones, statistic));
  if (!Number.isFinite(bias) || !Number.isFinite(acceleration)) return null;
  const at = (p: number): number => {
    const z = bias + normalQuantile(p);
    return bootstrapQuantile(values, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return {low: at((1 - level) / 2), high: at((1 + level) / 2), bias, acceleration};
}

/** Ties count half, so that a statistic with few values is not pushed to one side. */
function shareBelow(sorted: Float64Array, estimate: number): number {
  const slack = 1e-12 * Math.max(1, Math.abs(estimate));
  let twice = 0;
  for (const v of sorted) twice += v < estimate - slack ? 2 : v <= estimate + slack ? 1 : 0;
  return twice / (2 * sorted.length);
}

function leaveOneOut(ones: Float64Array, statistic: (m: Multiplicities) => number): Float64Array {
  const m = Float64Array.from(ones);
  return ones.map((_, i) => {
    m[i] = 0;
    const value = statistic(m);
    m[i] = 1;
    return value;
  });
}

function accelerationOf(without: Float64Array): number {
  const mean = without.reduce((a, b) => a + b, 0) / without.length;
  let [squares, cubes] = [0, 0];
  for (const v of without) {
    squares += (mean - v) ** 2;
    cubes += (mean - v) ** 3;
  }
  return squares === 0 ? NaN : cubes / (6 * squares ** 1.5);
}
