import betainc from "@stdlib/math-base-special-betainc";
import gammainc from "@stdlib/math-base-special-gammainc";
import studentQuantile from "@stdlib/stats-base-dists-t-quantile";
import {normalCdf} from "../normal.js";

/** Probability that a chi-square variable with **df** degrees of freedom is at least **x**: exact in the far tail too. */
export function chiSquareUpper(x: number, df: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, df / 2, true, true);
}

/** Probability that a standard normal variable is at least |z| from 0 on either side. */
export function normalTwoSided(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** Probability that a Student variable is at least |t| from 0 on either side; **df** need not be whole. */
export function studentTwoSided(t: number, df: number): number {
  return df === Infinity ? normalTwoSided(t) : betainc(df / (df + t * t), df / 2, 0.5);
}

/** The value below which a Student variable lies with probability **p**. */
export function studentUpper(p: number, df: number): number {
  return studentQuantile(p, df);
}

/**
 * Two-sided exact binomial test: the probability of all counts that are no more likely than the one seen.
 *
 * @see Clopper and Pearson 1934; the rule of R's `binom.test`, with its relative slack for equal probabilities
 */
export function binomialTwoSided(successes: number, n: number, p: number): number {
  if (n === 0) return 1;
  const seen = binomialProbability(successes, n, p) * (1 + 1e-7);
  let sum = 0;
  for (let k = 0; k <= n; ++k) {
    const d = binomialProbability(k, n, p);
    if (d <= seen) sum += d;
  }
  return Math.min(1, sum);
}

function binomialProbability(k: number, n: number, p: number): number {
  if (p === 0 || p === 1) return Number(k === n * p);
  let log = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= Math.min(k, n - k); ++i) log += Math.log((n + 1 - i) / i);
  return Math.exp(log);
}
