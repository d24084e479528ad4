import {finiteDifference, levelText, undefinedDifference, type Difference} from "./difference.js";
import {studentTwoSided, studentUpper} from "./distributions.js";

/** Values in cells (an arm, or an arm in a period), each of them belonging to a cluster. */
export interface ClusteredCells {
  values: Float64Array;
  /** the cell of each value, from 0 */
  cell: Uint8Array;
  /** the cluster of each value, from 0 */
  cluster: Int32Array;
  /** how many clusters there are */
  clusters: number;
}

/** A weighted sum of cell means, with its variance clustered. */
export interface Contrast {
  /** null where a cell is empty */
  value: number | null;
  variance: number | null;
  means: (number | null)[];
  counts: number[];
}

/**
 * A weighted sum of cell means with cluster-robust variance: that of the saturated linear model, as
 * `sandwich::vcovCL(lm(...), cluster, type = "HC0", cadj = TRUE)` has it, which is G / (G - 1) times the sum of squared
 * influences of the clusters.
 *
 * @param weights one a cell
 * @see Liang and Zeger 1986; Cameron and Miller 2015, equation 11 with c = G / (G - 1)
 */
export function contrast(data: ClusteredCells, weights: readonly number[]): Contrast {
  const {values, cell, cluster, clusters} = data;
  const counts = new Float64Array(weights.length);
  const sums = new Float64Array(weights.length);
  for (let i = 0; i < values.length; ++i) {
    counts[cell[i]!]! += 1;
    sums[cell[i]!]! += values[i]!;
  }
  const means = Array.from(sums, (d, k) => (counts[k]! > 0 ? d / counts[k]! : null));
  const influence = new Float64Array(clusters);
  for (let i = 0; i < values.length; ++i) {
    const k = cell[i]!;
    influence[cluster[i]!]! += (weights[k]! * (values[i]! - means[k]!)) / counts[k]!;
  }
  const value = means.includes(null) ? null : means.reduce<number>((sum, d, k) => sum + weights[k]! * d!, 0);
  const squares = influence.reduce((sum, d) => sum + d * d, 0);
  const variance = value === null || clusters < 2 ? null : (squares * clusters) / (clusters - 1);
  return {value, variance, means, counts: [...counts]};
}

/** The interval of a contrast with clustered errors: Student's, with one degree of freedom less than clusters. */
export function clusteredDifference(
  data: ClusteredCells,
  weights: readonly number[],
  level = 0.95
): Difference {
  const method = `clustered by account, ${levelText(level)}`;
  const {value, variance, means} = contrast(data, weights);
  if (value === null) return undefinedDifference(method, "an arm has no units in one of the periods");
  if (variance === null) return undefinedDifference(method, "fewer than two clusters", value);
  const se = Math.sqrt(variance);
  const scale = means.reduce<number>((max, d) => Math.max(max, Math.abs(d ?? 0)), 0);
  if (se <= 10 * Number.EPSILON * scale || se === 0)
    return undefinedDifference(
      method,
      "every unit of an arm has the same value: no spread to judge by",
      value
    );
  const df = data.clusters - 1;
  const half = studentUpper((1 + level) / 2, df) * se;
  const p = studentTwoSided(value / se, df);
  return finiteDifference({value, se, low: value - half, high: value + half, p, method});
}
