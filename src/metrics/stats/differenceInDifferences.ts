import {LEAST_CLUSTERS, MANY_CLUSTERS} from "./armDifference.js";
import {clusteredDifference, contrast, type ClusteredCells} from "./clusteredContrast.js";
import {levelText, undefinedDifference, type Difference} from "./difference.js";
import {permuteClusters, type ClusterSums} from "./permuteClusters.js";

/** Measurements of units of two arms in periods. */
export interface ArmPeriods {
  values: Float64Array;
  /** 1 for target, 0 for control */
  arm: Uint8Array;
  /** 0 is after the change, 1 the period before it, 2 the one before that … */
  period: Int32Array;
  /** the unit of each value, from 0; null where each value is a unit of its own */
  unit: Int32Array | null;
}

/** Mean and number of values of an arm in a period. */
export interface CellMean {
  arm: "control" | "target";
  period: "pre" | "post";
  n: number;
  mean: number | null;
}

/** How much more the target changed than the control did. */
export interface DifferenceInDifferences {
  difference: Difference;
  means: CellMean[];
  /** the same between each two neighbouring periods before the change, where nothing should be found */
  placebo: Difference[];
  /** whether a placebo found something (Bonferroni over placebos, 5 %); null where there is none to judge by */
  drifted: boolean | null;
}

const CELLS = [
  {arm: "control", period: "pre"},
  {arm: "target", period: "pre"},
  {arm: "control", period: "post"},
  {arm: "target", period: "post"}
] as const;
const WEIGHTS = [1, -1, -1, 1];

/**
 * Difference-in-differences of two periods: the interaction of `lm(value ~ arm * period)` with errors clustered by unit
 * (`sandwich::vcovCL`, type HC0, cadj TRUE; Student with units - 1 degrees). Under 30 units: permutation of units between
 * the arms; under 6: no answer. With two or more periods before the change, a placebo test between them.
 *
 * @see Angrist and Pischke 2009, section 5.2; Bertrand, Duflo and Mullainathan 2004 for the clustering
 */
export function differenceInDifferences(data: ArmPeriods, level = 0.95): DifferenceInDifferences {
  const now = cellsOf(data, 1, 0);
  const {means, counts} = contrast(now, WEIGHTS);
  const last = data.period.reduce((max, d) => Math.max(max, d), 0);
  const placebo: Difference[] = [];
  for (let before = 2; before <= last; ++before)
    placebo.push(twoPeriods(cellsOf(data, before, before - 1), data.unit !== null, level));
  const tests = placebo.flatMap((d) => d.p ?? []);
  return {
    difference: twoPeriods(now, data.unit !== null, level),
    means: CELLS.map((d, k) => ({...d, n: counts[k]!, mean: means[k]!})),
    placebo,
    drifted: tests.length === 0 ? null : Math.min(...tests) * tests.length < 0.05
  };
}

/** The values of two periods in the cells named above, clusters numbered anew. */
function cellsOf({values, arm, period, unit}: ArmPeriods, pre: number, post: number): ClusteredCells {
  const rows = Int32Array.from(values.keys()).filter((i) => period[i] === pre || period[i] === post);
  const known = new Map<number, number>();
  const cluster = rows.map((i) => {
    const name = unit === null ? i : unit[i]!;
    const code = known.get(name) ?? known.size;
    known.set(name, code);
    return code;
  });
  return {
    values: Float64Array.from(rows, (i) => values[i]!),
    cell: Uint8Array.from(rows, (i) => arm[i]! + (period[i] === post ? 2 : 0)),
    cluster,
    clusters: known.size
  };
}

function twoPeriods(cells: ClusteredCells, units: boolean, level: number): Difference {
  const clustered = clusteredDifference(cells, WEIGHTS, level);
  const method = `clustered by unit, ${levelText(level)}`;
  if (cells.clusters < LEAST_CLUSTERS)
    return undefinedDifference(
      method,
      `cannot decide: ${cells.clusters} units in all, fewer than ${LEAST_CLUSTERS}`
    );
  if (!units) return {...clustered, method: `rows taken as independent, ${levelText(level)}`};
  if (clustered.value === null || cells.clusters >= MANY_CLUSTERS) return {...clustered, method};
  const arms = armsOf(cells);
  if (arms === null) return {...clustered, method: `${method}, arms differ within units`};
  const {p, low, high, method: permuted, reason} = permuteClusters(arms, sumsOf(cells), {level});
  if (clustered.se === null) return {...clustered, p, method: permuted};
  return {value: clustered.value, se: clustered.se, low, high, p, method: permuted, ...(reason && {reason})};
}

function armsOf({cell, cluster, clusters}: ClusteredCells): Uint8Array | null {
  const arms = new Uint8Array(clusters);
  for (let i = 0; i < cell.length; ++i) arms[cluster[i]!] = cell[i]! % 2;
  return cell.every((d, i) => arms[cluster[i]!] === d % 2) ? arms : null;
}

function sumsOf({values, cell, cluster, clusters}: ClusteredCells): ClusterSums[] {
  const periods = ([-1, 1] as const).map((sign) => ({
    sign,
    treated: sign === 1,
    n: new Float64Array(clusters),
    sum: new Float64Array(clusters)
  }));
  for (let i = 0; i < values.length; ++i) {
    const {n, sum} = periods[cell[i]! >= 2 ? 1 : 0]!;
    n[cluster[i]!]! += 1;
    sum[cluster[i]!]! += values[i]!;
  }
  return periods;
}
