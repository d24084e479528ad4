import {armSlice} from "./armSlice.js";
import {clusteredDifference, contrast, type ClusteredCells} from "./clusteredContrast.js";
import {levelText, undefinedDifference, type Difference} from "./difference.js";
import {moments} from "./moments.js";
import {newcombe} from "./newcombe.js";
import {permuteClusters, type ClusterSums} from "./permuteClusters.js";
import {welch} from "./welch.js";

/** The values of the units of two arms, and the clusters (accounts) that they belong to where errors are clustered. */
export interface ArmValues {
  values: Float64Array;
  /** 1 for target, 0 for control */
  arm: Uint8Array;
  /** of each unit, from 0; null where units are independent */
  cluster: Int32Array | null;
  /** values are 0 or 1 */
  proportion: boolean;
}

/** Fewer clusters than this: a permutation test instead of a clustered error. */
export const MANY_CLUSTERS = 30;
/** Fewer clusters than this: no answer. */
export const LEAST_CLUSTERS = 6;

/**
 * Difference of the arms' means, target minus control, by the method that the data allow: Newcombe for proportions, Welch
 * for means; with clusters, errors clustered from 30 on, permutation of clusters below, nothing below 6.
 */
export function armDifference(data: ArmValues, level = 0.95): Difference {
  const {values, arm, proportion} = data;
  const cells = clusteredCells(data);
  if (cells !== null) return clusterDifference(cells, level);
  const [target, control] = [armSlice(values, arm, 1), armSlice(values, arm, 0)];
  if (!proportion) return welch(moments(target), moments(control), level);
  const share = (d: Float64Array) => ({successes: d.reduce((sum, v) => sum + v, 0), n: d.length});
  return newcombe(share(target), share(control), level);
}

/** The arms as cells 0 (control) and 1 (target) with clusters numbered anew; null where each unit is its own cluster. */
export function clusteredCells({values, arm, cluster}: ArmValues): ClusteredCells | null {
  if (cluster === null) return null;
  const known = new Map<number, number>();
  const dense = cluster.map((d) => {
    const code = known.get(d) ?? known.size;
    known.set(d, code);
    return code;
  });
  if (known.size === values.length && known.size >= MANY_CLUSTERS) return null;
  return {values, cell: arm, cluster: dense, clusters: known.size};
}

function clusterDifference(cells: ClusteredCells, level: number): Difference {
  const clustered = clusteredDifference(cells, [-1, 1], level);
  if (cells.clusters < LEAST_CLUSTERS)
    return undefinedDifference(
      `clustered by account, ${levelText(level)}`,
      `cannot decide: ${cells.clusters} clusters in all, fewer than ${LEAST_CLUSTERS}`
    );
  if (cells.clusters >= MANY_CLUSTERS || clustered.value === null) return clustered;
  const arms = armOfClusters(cells);
  if (arms === null) return {...clustered, method: `${clustered.method}, arms differ within clusters`};
  const {p, low, high, method, reason} = permuteClusters(arms, [clusterSums(cells)], {level});
  if (clustered.se === null) return {...clustered, p, method};
  return {value: clustered.value, se: clustered.se, low, high, p, method, ...(reason && {reason})};
}

/** The arm of each cluster; null where a cluster has units in both. */
function armOfClusters({cell, cluster, clusters}: ClusteredCells): Uint8Array | null {
  const arms = new Uint8Array(clusters).fill(2);
  for (let i = 0; i < cell.length; ++i) {
    const g = cluster[i]!;
    if (arms[g] !== 2 && arms[g] !== cell[i]) return null;
    arms[g] = cell[i]!;
  }
  return arms;
}

function clusterSums({values, cluster, clusters}: ClusteredCells): ClusterSums {
  const [n, sum] = [new Float64Array(clusters), new Float64Array(clusters)];
  for (let i = 0; i < values.length; ++i) {
    n[cluster[i]!]! += 1;
    sum[cluster[i]!]! += values[i]!;
  }
  return {sign: 1, treated: true, n, sum};
}

/** Variance of a weighted sum of the arms' means, with weights for control and target. */
export function armVariance(data: ArmValues, weights: readonly [number, number]): number | null {
  const cells = clusteredCells(data);
  if (cells !== null) return contrast(cells, weights).variance;
  let variance = 0;
  for (const k of [0, 1] as const) {
    const m = moments(armSlice(data.values, data.arm, k));
    if (m.variance === null) return null;
    variance += (weights[k] ** 2 * m.variance) / m.n;
  }
  return variance;
}
