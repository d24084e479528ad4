import {expit} from "./expit.js";
import type {Likelihood} from "./newton.js";

/** What a logistic likelihood is made of. */
export interface LogisticData {
  /** 0 or 1 a row */
  y: ArrayLike<number>;
  /** rows one after the other, **width** numbers each, the first of them 1 */
  rows: Float64Array;
  width: number;
  /** added to each row's linear predictor; null: nothing */
  offset: Float64Array | null;
  /** what each squared slope costs, halved; the intercept is free */
  ridge: number;
}

/**
 * The log-likelihood of a logistic regression, less half of **ridge** times the sum of squared slopes.
 *
 * @see McCullagh and Nelder 1989, section 4.4; le Cessie and van Houwelingen 1992, equation 3, for the penalty
 */
export function logisticLikelihood(data: LogisticData): Likelihood {
  const weights = new Float64Array(data.y.length);
  return {
    parameters: data.width,
    evaluate: (beta, score, information) =>
      likelihood(data, {beta, score, information, weights}) - penalty(data, {beta, score, information}),
    separates: (direction, tolerance) => data.ridge === 0 && separates(data, direction, tolerance)
  };
}

interface Place {
  beta: Float64Array;
  score: Float64Array;
  information: readonly Float64Array[];
}

function likelihood(
  data: LogisticData,
  {beta, score, information, weights}: Place & {weights: Float64Array}
): number {
  const {y, rows, width, offset} = data;
  // One logarithm for many rows: their product stays far below the greatest number.
  let [value, product] = [0, 1];
  const n = y.length;
  for (let i = 0, at = 0; i < n; ++i, at += width) {
    let eta = offset === null ? 0 : offset[i]!;
    for (let j = 0; j < width; ++j) eta += rows[at + j]! * beta[j]!;
    const small = Math.exp(-Math.abs(eta));
    const probability = eta > 0 ? 1 / (1 + small) : small / (1 + small);
    const happened = y[i] === 1;
    if (happened === eta < 0) value -= Math.abs(eta);
    product *= 1 + small;
    if ((i & 255) === 255) {
      value -= Math.log(product);
      product = 1;
    }
    const residual = happened ? 1 - probability : -probability;
    weights[i] = small / ((1 + small) * (1 + small));
    for (let j = 0; j < width; ++j) score[j]! += residual * rows[at + j]!;
  }
  addWeighted(data, weights, information);
  return value - Math.log(product);
}

/** Adds the sum of weight x row x row, four rows at a time: what 100,000 rows spend their time in. */
function addWeighted({rows, width}: LogisticData, weights: Float64Array, to: readonly Float64Array[]): void {
  const n = weights.length;
  const sums = new Float64Array(width * width);
  for (let i = 0; i < n; i += 4) {
    const a = i * width;
    // Past the end a row of weight 0: the first.
    const [b, c, d] = [
      i + 1 < n ? a + width : 0,
      i + 2 < n ? a + 2 * width : 0,
      i + 3 < n ? a + 3 * width : 0
    ];
    const [wa, wb, wc, wd] = [weights[i]!, weights[i + 1] ?? 0, weights[i + 2] ?? 0, weights[i + 3] ?? 0];
    for (let j = 0; j < width; ++j) {
      const xa = wa * rows[a + j]!;
      const xb = wb * rows[b + j]!;
      const xc = wc * rows[c + j]!;
      const xd = wd * rows[d + j]!;
      for (let k = 0, at = j * width; k <= j; ++k)
        sums[at + k]! += xa * rows[a + k]! + xb * rows[b + k]! + xc * rows[c + k]! + xd * rows[d + k]!;
    }
  }
  for (let j = 0; j < width; ++j)
    for (let k = 0; k <= j; ++k) {
      to[j]![k]! += sums[j * width + k]!;
      if (k < j) to[k]![j]! += sums[j * width + k]!;
    }
}

function penalty({ridge, width}: LogisticData, {beta, score, information}: Place): number {
  let squares = 0;
  for (let j = 1; j < width; ++j) {
    squares += beta[j]! * beta[j]!;
    score[j]! -= ridge * beta[j]!;
    information[j]![j]! += ridge;
  }
  return (ridge / 2) * squares;
}

function separates({y, rows, width}: LogisticData, direction: Float64Array, tolerance: number): boolean {
  let [least, most] = [0, 0];
  for (let i = 0, at = 0; i < y.length; ++i, at += width) {
    let move = 0;
    for (let j = 0; j < width; ++j) move += rows[at + j]! * direction[j]!;
    const towards = y[i] === 1 ? move : -move;
    if (towards < least) least = towards;
    if (towards > most) most = towards;
  }
  return most > 0.1 && least >= -tolerance * most;
}

/** The sum over each cluster's rows of residual times row: **clusters** vectors one after the other. */
export function clusterScores(
  {y, rows, width, offset}: LogisticData,
  {beta, codes, clusters}: {beta: Float64Array; codes: Int32Array; clusters: number}
): Float64Array {
  const sums = new Float64Array(clusters * width);
  for (let i = 0, at = 0; i < y.length; ++i, at += width) {
    let eta = offset === null ? 0 : offset[i]!;
    for (let j = 0; j < width; ++j) eta += rows[at + j]! * beta[j]!;
    const residual = y[i]! - expit(eta);
    for (let j = 0, to = codes[i]! * width; j < width; ++j) sums[to + j]! += residual * rows[at + j]!;
  }
  return sums;
}
