import type {CoxDesign} from "./coxDesign.js";
import {zeros} from "./symmetric.js";

/** What one event time adds; the arrays are used again for the next. */
export interface CoxMoment {
  /** a position in the design of a row that was last seen at this time */
  at: number;
  loglik: number;
  score: Float64Array;
  /** lower triangle by rows */
  information: Float64Array;
}

/**
 * Log partial likelihood with its first two derivatives, one event time after the other, from the last to the first.
 *
 * @param beta of the standardised columns
 * @see Efron 1977 for ties; Therneau and Grambsch 2000, section 3.3
 */
export function eachCoxMoment(
  design: CoxDesign,
  beta: Float64Array,
  each: (moment: CoxMoment) => void
): Float64Array {
  const {p, x, event} = design;
  const {eta, risk} = risks(design, beta);
  const [all, tied] = [new RiskSums(p), new RiskSums(p)];
  const [score, information] = [new Float64Array(p), new Float64Array((p * (p + 1)) / 2)];
  design.walk({
    reset: () => all.clear(),
    remove: (row) => all.add(x, design.position[row]!, -risk[design.position[row]!]!),
    arrive(_, from, to) {
      let [events, loglik] = [0, 0];
      for (let i = from; i < to; ++i) {
        all.add(x, i, risk[i]!);
        if (event[i] === 0) continue;
        if (events++ === 0) score.fill(0);
        loglik += eta[i]!;
        for (let j = 0; j < p; ++j) score[j]! += x[i * p + j]!;
      }
      if (events === 0) return;
      if (events > 1) {
        tied.clear();
        for (let i = from; i < to; ++i) if (event[i] === 1) tied.add(x, i, risk[i]!);
      }
      loglik +=
        events === 1
          ? subtractMean(all, score, information)
          : subtractMeans({all, tied, events}, score, information);
      each({at: from, loglik, score, information});
    }
  });
  return eta;
}

/** Linear predictors and relative hazards, both from the greatest down so that no exponential overflows. */
function risks({n, p, x}: CoxDesign, beta: Float64Array): {eta: Float64Array; risk: Float64Array} {
  const eta = new Float64Array(n);
  let greatest = -Infinity;
  for (let i = 0; i < n; ++i) {
    let sum = 0;
    for (let j = 0; j < p; ++j) sum += x[i * p + j]! * beta[j]!;
    eta[i] = sum;
    if (sum > greatest) greatest = sum;
  }
  for (let i = 0; i < n; ++i) eta[i]! -= greatest;
  return {eta, risk: eta.map(Math.exp)};
}

/** One event against its risk set; returns what it adds to the likelihood. */
function subtractMean({s0, s1, s2}: RiskSums, score: Float64Array, information: Float64Array): number {
  const hazard = 1 / s0;
  for (let j = 0, m = 0; j < score.length; ++j) {
    const mean = s1[j]! * hazard;
    score[j]! -= mean;
    for (let k = 0; k <= j; ++k, ++m) information[m] = hazard * (s2[m]! - mean * s1[k]!);
  }
  return Math.log(hazard);
}

/** Efron: of d tied events the k-th is set against the risk set less k/d of the tied; returns what it adds to the likelihood. */
function subtractMeans(
  {all, tied, events}: {all: RiskSums; tied: RiskSums; events: number},
  score: Float64Array,
  information: Float64Array
): number {
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
      information[m] = c1 * all.s2[m]! - c2 * tied.s2[m]! - cross;
    }
  }
  return loglik;
}

/** Sums of the relative hazards of a set of rows, and of these times the covariates once and twice. */
class RiskSums {
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
  /** linear predictor of each position, less a constant */
  eta: Float64Array;
}

/** Adds up all event times. */
export function coxSums(design: CoxDesign, beta: Float64Array): CoxSums {
  const {p} = design;
  const [score, packed] = [new Float64Array(p), new Float64Array((p * (p + 1)) / 2)];
  let loglik = 0;
  const eta = eachCoxMoment(design, beta, (d) => {
    loglik += d.loglik;
    addTo(score, d.score, 1);
    addTo(packed, d.information, 1);
  });
  return {loglik, score, information: unpacked(packed, p), eta};
}

/** Adds **factor** times the values to the sums. */
export function addTo(sums: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < sums.length; ++i) sums[i]! += factor * values[i]!;
}

/** A symmetric matrix from its lower triangle by rows. */
export function unpacked(packed: Float64Array, p: number): Float64Array[] {
  const result = zeros(p);
  for (let j = 0, m = 0; j < p; ++j)
    for (let k = 0; k <= j; ++k, ++m) result[j]![k] = result[k]![j] = packed[m]!;
  return result;
}
