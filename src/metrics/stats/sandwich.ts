import {zeros} from "./symmetric.js";

/**
 * The covariance of estimates whose observations depend on each other within clusters: bread x meat x bread,
 * the meat being the sum of squared cluster scores times clusters / (clusters - 1).
 *
 * @param bread inverse information, p x p
 * @param scores the score of each cluster, p numbers one after the other
 * @see Liang and Zeger 1986; Zeileis, Koell and Graham 2020, equation 11: `vcovCL` with type HC0 and cadj TRUE
 */
export function sandwich(bread: readonly Float64Array[], scores: Float64Array): Float64Array[] {
  const p = bread.length;
  const clusters = scores.length / p;
  const result = zeros(p);
  const half = new Float64Array(p);
  for (let c = 0; c < clusters; ++c) {
    for (let i = 0; i < p; ++i) {
      half[i] = 0;
      for (let j = 0; j < p; ++j) half[i]! += bread[i]![j]! * scores[c * p + j]!;
    }
    for (let i = 0; i < p; ++i) for (let j = 0; j < p; ++j) result[i]![j]! += half[i]! * half[j]!;
  }
  return result.map((row) => row.map((d) => (d * clusters) / (clusters - 1)));
}

/** Degrees of freedom of tests on that covariance: clusters - 1 below 30 clusters, else the normal distribution. */
export function clusterDf(clusters: number): number {
  return clusters < 30 ? clusters - 1 : Infinity;
}
