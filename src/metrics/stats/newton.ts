import {inverseSymmetric, times, zeros} from "./symmetric.js";

/** A concave log-likelihood of p parameters, on a scale where one unit of each is a like amount. */
export interface Likelihood {
  parameters: number;
  /** the log-likelihood at **beta**; adds its gradient and its information to arrays of zeros */
  evaluate(beta: Float64Array, score: Float64Array, information: readonly Float64Array[]): number;
  /**
   * whether a step along **direction** makes no observation less likely and some more: then there is no maximum;
   * losses up to **tolerance** of the greatest gain are taken as rounding
   */
  separates(direction: Float64Array, tolerance: number): boolean;
}

/** Where a likelihood is greatest, or why it has no maximum. */
export interface Maximum {
  beta: Float64Array;
  /** inverse of the information at *beta* */
  covariance: Float64Array[];
  log_likelihood: number;
  /** log-likelihood at the start, all parameters 0 */
  start_log_likelihood: number;
  iterations: number;
  /** set when the likelihood rises for ever along this direction */
  separated: Float64Array | null;
  /** set when neither a maximum nor a separation was found */
  failed: boolean;
}

const STEPS = 40;
const DECREMENT = 1e-12;

/**
 * Maximises a concave log-likelihood by Newton's method with halved steps, from 0.
 *
 * It ends when a whole step would raise the likelihood by less than 5e-13 (half of Newton's decrement), one
 * step after which the error is of the order of the square of that. Along a direction of separation the steps
 * tend to that direction with length about 1, which is then proved on every observation.
 *
 * @see Boyd and Vandenberghe 2004, section 9.5; Albert and Anderson 1984 for separation
 */
export function maximise(likelihood: Likelihood): Maximum {
  const p = likelihood.parameters;
  let beta = new Float64Array(p);
  let at = evaluated(likelihood, beta);
  const start_log_likelihood = at.value;
  const answer = (rest: Partial<Maximum>): Maximum => ({
    beta,
    covariance: [],
    log_likelihood: at.value,
    start_log_likelihood,
    iterations: 0,
    separated: null,
    failed: false,
    ...rest
  });
  let step = new Float64Array(p);
  for (let iterations = 1; iterations <= STEPS; ++iterations) {
    const inverse = inverseSymmetric(at.information);
    // Columns do not depend on each other here: only weights that vanish make the information singular.
    if (inverse === null)
      return answer({iterations, ...(separation(likelihood, [step, beta], 1e-2) ?? {failed: true})});
    step = Float64Array.from(times(inverse, at.score));
    const decrement = step.reduce((sum, d, i) => sum + d * at.score[i]!, 0);
    const close = decrement < DECREMENT;
    if (close || iterations >= 10) {
      const found = separation(likelihood, [step, beta], 1e-6);
      if (found !== null) return answer({iterations, ...found});
    }
    ({beta, at} = climbed(likelihood, {beta, at, step}));
    if (!close) continue;
    const covariance = inverseSymmetric(at.information);
    return answer(covariance === null ? {iterations, failed: true} : {iterations, covariance});
  }
  return answer({iterations: STEPS, ...(separation(likelihood, [step, beta], 1e-2) ?? {failed: true})});
}

interface Evaluation {
  value: number;
  score: Float64Array;
  information: Float64Array[];
}

function evaluated(likelihood: Likelihood, beta: Float64Array): Evaluation {
  const score = new Float64Array(beta.length);
  const information = zeros(beta.length);
  return {value: likelihood.evaluate(beta, score, information), score, information};
}

/** A step, halved until the likelihood does not fall by more than rounding. */
function climbed(
  likelihood: Likelihood,
  {beta, at, step}: {beta: Float64Array; at: Evaluation; step: Float64Array}
): {beta: Float64Array<ArrayBuffer>; at: Evaluation} {
  const slack = 1e-10 * (1 + Math.abs(at.value));
  for (let share = 1; ; share /= 2) {
    const next = Float64Array.from(beta, (d, i) => d + share * step[i]!);
    const there = evaluated(likelihood, next);
    if (there.value >= at.value - slack || share < 1e-6) return {beta: next, at: there};
  }
}

/** The way that the last step took, or all steps together, where it proves a separation. */
function separation(
  likelihood: Likelihood,
  directions: readonly Float64Array[],
  tolerance: number
): {separated: Float64Array} | null {
  const separated = directions.find((d) => likelihood.separates(d, tolerance));
  return separated === undefined ? null : {separated};
}
