import type {CoxDesign} from "./coxDesign.js";
import {zeros} from "./symmetric.js";

/** A log partial likelihood and its derivatives, to which event times add. */
export interface CoxTotals {
  loglik: number;
  score: Float64Array;
  /** lower triangle by rows */
  information: Float64Array;
}

/**
 * Adds up the log partial likelihood and its first two derivatives, from the last event time to the first.
 *
 * @param beta of the standardised columns
 * @param totals where it is added
 * @param each called after an event time with a position of it, and may take out of the totals what it has added
 * @see Efron 1977 for ties; Therneau and Grambsch 2000, section 3.3
 */
export function addCoxMoments(
  design: CoxDesign,
  beta: Float64Array,
  totals: CoxTotals,
  each?: (at: number) => void
): void {
  const {p, x, event, position} = design;
  const {eta, risk} = risks(design, beta);
  const [all, tied] = [new RiskSums(p), new RiskSums(p)];
  const {score} = totals;
  design.walk({
    reset: () => all.clear(),
    remove(row) {
      const at = position[row]!;
      all.add(x, at, -risk[at]!);
    },
    arrive(_, from, to) {
      let events = 0;
      for (let i = from; i < to; ++i) {
        all.add(x, i, risk[i]!);
        if (event[i] === 0) continue;
        ++events;
        totals.loglik += eta[i]!;
        for (let j = 0; j < p; ++j) score[j]! += x[i * p + j]!;
      }
      if (events === 0) return;
      if (events === 1) subtractMean(all, totals);
      else {
        tied.clear();
        for (let i = from; i < to; ++i) if (event[i] === 1) tied.add(x, i, risk[i]!);
        subtractMeans({all, tied, events}, totals);
      }
      each?.(from);
    }
  });
}

/** The linear predictor of each position. */
export function linearPredictor({n, p, x}: CoxDesign, beta: Float64Array): Float64Array {
  const eta = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    let sum = 0;
    for (let j = 0; j < p; ++j) sum += x[i * p + j]! * beta[j]!;
    eta[i] = sum;
  }
  return eta;
}

/** Linear predictors and relative hazards, both from the greatest down so that no exponential overflows. */
function risks(design: CoxDesign, beta: Float64Array): {eta: Float64Array; risk: Float64Array} {
  const eta = linearPredictor(design, beta);
  const risk = new Float64Array(design.n);
  let greatest = -Infinity;
  for (let i = 0; i < eta.length; ++i) if (eta[i]! > greatest) greatest = eta[i]!;
  for (let i = 0; i < eta.length; ++i) {
    eta[i]! -= greatest;
    risk[i] = Math.exp(eta[i]!);
  }
  return {eta, risk};
}

/** One event against its risk set. */
function subtractMean({s0, s1, s2}: RiskSums, totals: CoxTotals): void {
  const {score, information} = totals;
  const hazard = 1 / s0;
  totals.loglik += Math.log(hazard);
  for (let j = 0, m = 0; j < score.length; ++j) {
    const mean = s1[j]! * hazard;
    score[j]! -= mean;
    for (let k = 0; k <= j; ++k, ++m) information[m]! += hazard * (s2[m]! - mean * s1[k]!);
  }
}

/** Efron: of d tied events the k-th is set against the risk set less k/d of the tied. */
function subtractMeans(
  {all, tied, events}: {all: RiskSums; tied: RiskSums; events: number},
  totals: CoxTotals
): void {
  const {score, information} = totals;
  let [loglik, c1, c2, q1, q2, q3] = [0, 0, 0, 0, 0, 0];
  for (let k = 0; k < events; ++k) {
    const f = k / events;
    const hazard = 1 / (all.s0 - f * tied.s0);
    loglik += Math.log(hazard);
    c1 += hazard;
    c2 += f * hazard;
    q1 += hazard * hazard;
    q2 += f * hazard * hazard;
    q3 += f * f * hazard * hazard;
  }
  const [a, b] = [all.s1, tied.s1];
  for (let j = 0, m = 0; j < score.length; ++j) {
    score[j]! -= c1 * a[j]! - c2 * b[j]!;
    for (let k = 0; k <= j; ++k, ++m) {
      const cross = q1 * a[j]! * a[k]! - q2 * (a[j]! * b[k]! + b[j]! * a[k]!) + q3 * b[j]! * b[k]!;
      information[m]! += c1 * all.s2[m]! - c2 * tied.s2[m]! - cross;
    }
  }
  totals.loglik += loglik;
}

/** Sums of the relative hazards of a set of rows, and of these times the covariates once and twice. */
export class RiskSums {
  s0 = 0;
  readonly s1: Float64Array;
  readonly s2: Float64Array;
  constructor(private readonly p: number) {
    this.s1 = new Float64Array(p);
    this.s2 = new Float64Array((p * (p + 1)) / 2);
  }
  clear(): void {
    this.s0 = 0;
    this.s1.fill(0);
    this.s2.fill(0);
  }
  add(x: Float64Array, row: number, risk: number): void {
    const {p, s1, s2} = this;
    const from = row * p;
    this.s0 += risk;
    for (let j = 0, m = 0; j < p; ++j) {
      const weighted = risk * x[from + j]!;
      s1[j]! += weighted;
      for (let k = 0; k <= j; ++k, ++m) s2[m]! += weighted * x[from + k]!;
    }
  }
}

/** The log partial likelihood at one point, its gradient and its negative second derivatives. */
export interface CoxSums {
  loglik: number;
  score: Float64Array;
  information: Float64Array[];
}

/** The sums over all event times. */
export function coxSums(design: CoxDesign, beta: Float64Array): CoxSums {
  const {p} = design;
  const totals = {loglik: 0, score: new Float64Array(p), information: new Float64Array((p * (p + 1)) / 2)};
  addCoxMoments(design, beta, totals);
  return {...totals, information: unpacked(totals.information, p)};
}

/** A symmetric matrix from its lower triangle by rows. */
export function unpacked(packed: Float64Array, p: number): Float64Array[] {
  const result = zeros(p);
  for (let j = 0, m = 0; j < p; ++j)
    for (let k = 0; k <= j; ++k, ++m) result[j]![k] = result[k]![j] = packed[m]!;
  return result;
}
