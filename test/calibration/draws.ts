import {randomExponential, randomLcg, randomNormal} from "d3";
import {normalCdf} from "../../src/metrics/normal.js";

/** Sources of chance, all fed by one seed. */
export interface Draws {
  uniform: () => number;
  normal: () => number;
  /** with mean 1 */
  exponential: () => number;
  chance: (p: number) => boolean;
}

/** Sources of a seed: the same seed gives the same values. */
export function draws(seed: number): Draws {
  const uniform = randomLcg(seed);
  return {
    uniform,
    normal: randomNormal.source(uniform)(),
    exponential: randomExponential.source(uniform)(1),
    chance: (p) => uniform() < p
  };
}

/** A list made by calling **value** for each index. */
export function times<T>(n: number, value: (i: number) => T): T[] {
  return Array.from({length: n}, (_, i) => value(i));
}

/**
 * Uniform values that units of one cluster have in common to a degree: of the normal values behind them the share
 * **rho** of the variance. Each by itself is uniform, so that what is made of them keeps its model exactly.
 */
export function clusteredUniforms(cluster: ArrayLike<number>, rho: number, {normal}: Draws): Float64Array {
  const common = new Map<number, number>();
  return Float64Array.from(cluster, (g) => {
    if (!common.has(g)) common.set(g, normal());
    return normalCdf(Math.sqrt(rho) * common.get(g)! + Math.sqrt(1 - rho) * normal());
  });
}
