import type {CoxDesign} from "./coxDesign.js";
import {linearPredictor, RiskSums} from "./coxSums.js";
import {times, zeros} from "./symmetric.js";

/**
 * Covariance of the coefficients of standardised columns when units of one cluster are not independent: the sum over
 * clusters of the squared sum of its units' influence (score residual times covariance). No small-sample factor.
 *
 * @param clusters of each row, from 0
 * @see Lin and Wei 1989; = R's `coxph` with cluster()
 */
export function coxClustered(
  design: CoxDesign,
  {beta, covariance}: {beta: Float64Array; covariance: readonly Float64Array[]},
  clusters: Int32Array
): Float64Array[] {
  const {p, position} = design;
  const residuals = scoreResiduals(design, beta);
  const count = clusters.reduce((a, d) => Math.max(a, d), -1) + 1;
  const sums = Array.from({length: count}, () => new Float64Array(p));
  for (let row = 0; row < clusters.length; ++row)
    for (let j = 0; j < p; ++j) sums[clusters[row]!]![j]! += residuals[position[row]! * p + j]!;
  const result = zeros(p);
  for (const sum of sums) {
    const influence = times(covariance, sum);
    for (let j = 0; j < p; ++j) for (let k = 0; k < p; ++k) result[j]![k]! += influence[j]! * influence[k]!;
  }
  return result;
}

/**
 * What each position adds to the score: its event less what was expected of it while at risk. The cumulative hazard
 * and its mean covariates run back through time, so that a row counts the difference between arriving and leaving.
 */
function scoreResiduals(design: CoxDesign, beta: Float64Array): Float64Array {
  const {n, p, x, event, position, walk} = design;
  const risk = linearPredictor(design, beta).map(Math.exp);
  const residuals = new Float64Array(n * p);
  const [all, tied] = [new RiskSums(p), new RiskSums(p)];
  const running = {hazard: 0, means: new Float64Array(p)};
  const here = new Set<number>();
  const add = (i: number, factor: number, {hazard, means}: Hazard): void => {
    for (let j = 0; j < p; ++j) residuals[i * p + j]! += factor * (x[i * p + j]! * hazard - means[j]!);
  };
  const leave = (i: number): void => {
    add(i, -risk[i]!, running);
    here.delete(i);
  };
  const reset = (): void => {
    for (const i of here) leave(i);
    all.clear();
  };
  walk({
    reset,
    remove(row) {
      all.add(x, position[row]!, -risk[position[row]!]!);
      leave(position[row]!);
    },
    arrive(_, from, to) {
      tied.clear();
      let events = 0;
      for (let i = from; i < to; ++i) {
        here.add(i);
        add(i, risk[i]!, running);
        all.add(x, i, risk[i]!);
        if (event[i] === 0) continue;
        tied.add(x, i, risk[i]!);
        ++events;
      }
      if (events === 0) return;
      const [total, own] = efronHazards(all, tied, events);
      running.hazard += total.hazard;
      for (let j = 0; j < p; ++j) running.means[j]! += total.means[j]!;
      for (let i = from; i < to; ++i) {
        if (event[i] === 0) continue;
        add(i, risk[i]!, own.late);
        add(i, 1, own.event);
      }
    }
  });
  reset();
  return residuals;
}

interface Hazard {
  hazard: number;
  /** times the mean covariates */
  means: Float64Array;
}

/** Of d tied events: their hazards in all; the part k/d of the k-th that the tied do not bear; the mean of one event. */
function efronHazards(
  all: RiskSums,
  tied: RiskSums,
  events: number
): [total: Hazard, own: {late: Hazard; event: Hazard}] {
  const p = all.s1.length;
  const [total, late, event] = [0, 1, 2].map(() => ({hazard: 0, means: new Float64Array(p)})) as [
    Hazard,
    Hazard,
    Hazard
  ];
  event.hazard = 1;
  for (let k = 0; k < events; ++k) {
    const f = k / events;
    const hazard = 1 / (all.s0 - f * tied.s0);
    total.hazard += hazard;
    late.hazard += f * hazard;
    for (let j = 0; j < p; ++j) {
      const mean = (all.s1[j]! - f * tied.s1[j]!) * hazard;
      total.means[j]! += hazard * mean;
      late.means[j]! += f * hazard * mean;
      event.means[j]! += mean / events;
    }
  }
  return [total, {late, event}];
}
