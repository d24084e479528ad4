import type {CoxDesign} from "./coxDesign.js";
import {type CoxSums, coxSums} from "./coxSums.js";
import {inverseSymmetric, times} from "./symmetric.js";

/** Where a partial likelihood has its maximum. */
export interface CoxMaximum {
  /** of the standardised columns */
  beta: Float64Array;
  /** at *beta* = 0 and at the maximum */
  first: CoxSums;
  last: CoxSums;
  covariance: Float64Array[];
  /** columns whose coefficient grows without end: the likelihood rises forever */
  endless: boolean[];
}

const STEPS = 25;

/**
 * Newton's method from 0, with steps halved while they lower the likelihood. Converged when a step, which is still
 * taken, is below 1e-9 standard errors times the root of the events: its square is below any digit that counts.
 * Where it still moves after 25 steps, the columns that move have no finite estimate.
 *
 * @param design with columns that do not depend on each other
 */
export function coxMaximum(
  design: CoxDesign,
  first = coxSums(design, new Float64Array(design.p))
): CoxMaximum {
  let beta: Float64Array = new Float64Array(design.p);
  let last = first;
  let covariance = inverseSymmetric(first.information)!;
  for (let i = 0; i < STEPS; ++i) {
    const step = times(covariance, last.score);
    if (dot(step, last.score) < 1e-18 * design.events) {
      beta = beta.map((d, j) => d + step[j]!);
      return {beta, first, last, covariance, endless: Array.from(beta, () => false)};
    }
    const next = better(design, {beta, last, step});
    const inverse = next === null ? null : inverseSymmetric(next.sums.information);
    if (next === null || inverse === null) break;
    [beta, last, covariance] = [next.beta, next.sums, inverse];
  }
  const step = times(covariance, last.score);
  return {
    beta,
    first,
    last,
    covariance,
    endless: Array.from(step, (d, j) => Math.abs(d) > 1e-3 * Math.abs(beta[j]!))
  };
}

function better(
  design: CoxDesign,
  {beta, last, step}: {beta: Float64Array; last: CoxSums; step: Float64Array}
): {beta: Float64Array; sums: CoxSums} | null {
  for (let share = 1; share > 1e-3; share /= 2) {
    const next = beta.map((d, j) => d + share * step[j]!);
    const sums = coxSums(design, next);
    if (sums.loglik >= last.loglik - 1e-10 * Math.abs(last.loglik)) return {beta: next, sums};
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, d, j) => sum + d * b[j]!, 0);
}
