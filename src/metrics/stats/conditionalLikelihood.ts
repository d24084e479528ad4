import type {Likelihood} from "./newton.js";

/** Covariates of matched sets: in each set the case comes first. */
export interface ConditionalData {
  columns: readonly Float64Array[];
  /** where each set starts, and the end of the last */
  bounds: Int32Array;
}

/**
 * The conditional log-likelihood of sets with one case each.
 *
 * @see Breslow and Day 1980, equation 7.2
 */
export function conditionalLikelihood(data: ConditionalData): Likelihood {
  return {
    parameters: data.columns.length,
    evaluate(beta, score, information) {
      let value = 0;
      for (let k = 0; k + 1 < data.bounds.length; ++k)
        value += setLikelihood(data, k, {beta, score, information});
      return value;
    },
    separates: (direction, tolerance) => separates(data, direction, tolerance)
  };
}

interface Place {
  beta: Float64Array;
  score: Float64Array;
  information: readonly Float64Array[];
}

function setLikelihood({columns, bounds}: ConditionalData, k: number, place: Place): number {
  const {beta, score, information} = place;
  const [from, to] = [bounds[k]!, bounds[k + 1]!];
  const eta = predictor(columns, beta, {from, to});
  const most = eta.reduce((a, d) => Math.max(a, d), -Infinity);
  const weight = eta.map((d) => Math.exp(d - most));
  const total = weight.reduce((a, d) => a + d, 0);
  const mean = columns.map((x) => weight.reduce((sum, w, i) => sum + w * x[from + i]!, 0) / total);
  for (const [a, x] of columns.entries()) {
    score[a]! += x[from]! - mean[a]!;
    for (let b = 0; b <= a; ++b) {
      const z = columns[b]!;
      let sum = 0;
      for (let i = 0; i < weight.length; ++i)
        sum += weight[i]! * (x[from + i]! - mean[a]!) * (z[from + i]! - mean[b]!);
      information[a]![b]! += sum / total;
      if (b < a) information[b]![a]! += sum / total;
    }
  }
  return eta[0]! - most - Math.log(total);
}

function predictor(
  columns: readonly Float64Array[],
  beta: Float64Array,
  {from, to}: {from: number; to: number}
): Float64Array {
  const eta = new Float64Array(to - from);
  for (const [j, x] of columns.entries()) for (let i = from; i < to; ++i) eta[i - from]! += beta[j]! * x[i]!;
  return eta;
}

/** Whether along a direction no control gains on its case, and some fall behind. */
function separates({columns, bounds}: ConditionalData, direction: Float64Array, tolerance: number): boolean {
  let [least, most] = [0, 0];
  for (let k = 0; k + 1 < bounds.length; ++k) {
    const eta = predictor(columns, direction, {from: bounds[k]!, to: bounds[k + 1]!});
    for (const d of eta) {
      least = Math.min(least, eta[0]! - d);
      most = Math.max(most, eta[0]! - d);
    }
  }
  return most > 0.1 && least >= -tolerance * most;
}
