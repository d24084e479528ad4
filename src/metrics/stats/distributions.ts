import betainc from "@stdlib/math-base-special-betainc";
import gammainc from "@stdlib/math-base-special-gammainc";
import studentQuantile from "@stdlib/stats-base-dists-t-quantile";
import {normalCdf, normalQuantile} from "../normal.js";

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
  return df === Infinity ? normalQuantile(p) : studentQuantile(p, df);
}

/**
 * Two-sided exact binomial test: the probability of all counts that are no more likely than the one seen.
 *
 * @see Clopper and Pearson 1934; the rule of R's `binom.test`, with its relative slack for equal probabilities
 */
export function binomialTwoSided(successes: number, n: number, p: number): number {
  const masses = binomialMasses(n, p);
  const seen = masses[successes]! * (1 + 1e-7);
  return Math.min(
    1,
    masses.reduce((sum, d) => (d <= seen ? sum + d : sum), 0)
  );
}

/** The probabilities of 0, 1, …, n successes, each from the one before. */
function binomialMasses(n: number, p: number): Float64Array {
  const masses = new Float64Array(n + 1);
  if (p === 0 || p === 1) masses[n * p] = 1;
  else {
    let log = n * Math.log1p(-p);
    const odds = Math.log(p) - Math.log1p(-p);
    for (let k = 0; k <= n; ++k) {
      masses[k] = Math.exp(log);
      log += Math.log((n - k) / (k + 1)) + odds;
    }
  }
  return masses;
}
