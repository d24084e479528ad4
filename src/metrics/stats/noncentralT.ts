import {normalCdf} from "../normal.js";

/**
 * Probability that a noncentral Student variable exceeds **t**: the mean of Φ(δ - ts) over s = sqrt(χ² / df), by Simpson's
 * rule on the scale of s, its density normalised by the same rule.
 *
 * @param noncentrality δ
 * @returns to about 1e-10 for df >= 1
 * @see Johnson, Kotz and Balakrishnan 1995, Continuous univariate distributions 2, equation 31.11
 */
export function noncentralUpper(t: number, df: number, noncentrality: number): number {
  const width = 12 / Math.sqrt(2 * df);
  const [from, to] = [Math.max(0, 1 - width), 1 + width];
  const steps = 2000;
  const h = (to - from) / steps;
  let [mass, above] = [0, 0];
  for (let i = 0; i <= steps; ++i) {
    const s = from + i * h;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    const density = weight * density0(s, df);
    mass += density;
    above += density * normalCdf(noncentrality - t * s);
  }
  return above / mass;
}

/** Density of sqrt(χ² / df) up to a constant, 1 at s = 1. */
function density0(s: number, df: number): number {
  if (s === 0) return df === 1 ? Math.exp(0.5) : 0;
  return Math.exp((df - 1) * Math.log(s) - (df * (s * s - 1)) / 2);
}
