import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";

/** The 97.5 % point of the standard normal distribution: half-width of a 95 % interval in standard errors. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion.
 *
 * @param z its half-width in standard errors; by default that of 95 %
 * @returns its ends, 0 <= low <= high <= 1; null when n is 0
 * @see Wilson 1927; Brown, Cai and DasGupta 2001, equation 4
 */
export function wilson(successes: number, n: number, z = Z95): {low: number; high: number} | null {
  if (!(n > 0)) return null;
  const z2 = z * z;
  const centre = (successes + z2 / 2) / (n + z2);
  const half = (z * Math.sqrt((successes * (n - successes)) / n + z2 / 4)) / (n + z2);
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half)
  };
}

/** A share with its Wilson interval. */
export function shareMetric(successes: number, n: number, reason: string): Metric {
  const interval = wilson(successes, n);
  if (interval === null) return undefinedMetric(reason, {numerator: successes, denominator: n, n});
  return {value: successes / n, numerator: successes, denominator: n, ...interval, n, method: "Wilson 95 %"};
}
