import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";

/** Probability that a standard normal variable is at most z. */
export function normalCdf(z: number): number {
  return cdf(z, 0, 1);
}

/** The value below which a standard normal variable lies with probability p. */
export function normalQuantile(p: number): number {
  return quantile(p, 0, 1);
}
