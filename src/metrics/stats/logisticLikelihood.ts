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
  return {
    parameters: data.width,
    evaluate: (beta, score, information) =>
      likelihood(data, {beta, score, information}) - penalty(data, {beta, score, information}),
    separates: (direction) => data.ridge === 0 && separates(data, direction)
  };
}

interface Place {
  beta: Float64Array;
  score: Float64Array;
  information: readonly Float64Array[];
}

function likelihood({y, rows, width, offset}: LogisticData, {beta, score, information}: Place): number {
  let value = 0;
  const n = y.length;
  // Row by row in one flat array: the inner loops are what 100,000 rows spend their time in.
  const packed = new Float64Array(width * width);
  for (let i = 0, at = 0; i < n; ++i, at += width) {
    let eta = offset === null ? 0 : offset[i]!;
    for (let j = 0; j < width; ++j) eta += rows[at + j]! * beta[j]!;
    const small = Math.exp(-Math.abs(eta));
    const probability = eta > 0 ? 1 / (1 + small) : small / (1 + small);
    const happened = y[i] === 1;
    value += (happened ? Math.min(eta, 0) : -Math.max(eta, 0)) - Math.log1p(small);
    const residual = happened ? 1 - probability : -probability;
    const weight = small / ((1 + small) * (1 + small));
    for (let j = 0; j < width; ++j) {
      const x = rows[at + j]!;
      score[j]! += residual * x;
      const wx = weight * x;
      for (let k = 0, to = j * width; k <= j; ++k) packed[to + k]! += wx * rows[at + k]!;
    }
  }
  for (let j = 0; j < width; ++j)
    for (let k = 0; k <= j; ++k) {
      information[j]![k] = packed[j * width + k]!;
      information[k]![j] = packed[j * width + k]!;
    }
  return value;
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

function separates({y, rows, width}: LogisticData, direction: Float64Array): boolean {
  let [least, most] = [0, 0];
  for (let i = 0, at = 0; i < y.length; ++i, at += width) {
    let move = 0;
    for (let j = 0; j < width; ++j) move += rows[at + j]! * direction[j]!;
    const towards = y[i] === 1 ? move : -move;
    if (towards < least) least = towards;
    if (towards > most) most = towards;
  }
  return most > 0.1 && least >= -1e-6 * most;
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
    const residual = y[i]! - 1 / (1 + Math.exp(-eta));
    for (let j = 0, to = codes[i]! * width; j < width; ++j) sums[to + j]! += residual * rows[at + j]!;
  }
  return sums;
}
