import type {Term} from "../../src/metrics/stats/fit.js";
import {parkMiller} from "./parkMiller.js";

const SLOPES = [1, -1, 0.5, -0.5, 0.25, 0, 2, -2];

/** Rows of eight even covariates and an outcome that depends on seven of them, as test/oracles/logistic.R makes them. */
export function largeLogistic(n: number): {y: Float64Array; terms: Term[]; clusters: Int32Array} {
  const x = parkMiller(8 * n, 11);
  const u = parkMiller(n, 12);
  const terms = SLOPES.map((_, j) => ({
    name: `x${j + 1}`,
    values: Float64Array.from({length: n}, (__, i) => x[8 * i + j]!)
  }));
  const y = u.map((d, i) => {
    const eta = SLOPES.reduce((sum, slope, j) => sum + slope * terms[j]!.values[i]!, -2);
    return Number(d < 1 / (1 + Math.exp(-eta)));
  });
  return {y, terms, clusters: Int32Array.from({length: n}, (_, i) => i % 2000)};
}
