import {Z95} from "../wilson.js";
import {studentTwoSided, studentUpper} from "./distributions.js";
import type {Coefficient} from "./fit.js";

/**
 * A coefficient with Wald's test and 95 % interval.
 *
 * @param df degrees of freedom of Student's distribution; infinite: the normal one
 */
export function wald(
  term: string,
  {estimate, variance, df = Infinity}: {estimate: number; variance: number; df?: number}
): Coefficient {
  if (!Number.isFinite(estimate)) return notEstimated(term, "the estimate is not finite");
  if (!(variance > 0 && Number.isFinite(variance)))
    return {...notEstimated(term, "no variation to estimate its error from"), estimate};
  const se = Math.sqrt(variance);
  const half = (df === Infinity ? Z95 : studentUpper(0.975, df)) * se;
  const p = studentTwoSided(estimate / se, df);
  return {term, estimate, se, low: estimate - half, high: estimate + half, p};
}

/** A coefficient that has no estimate, and why. */
export function notEstimated(term: string, reason: string): Coefficient {
  return {term, estimate: null, se: null, low: null, high: null, p: null, reason};
}
