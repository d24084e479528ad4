/** One coefficient of a model, with its 95 % interval; null where it cannot be estimated. */
export interface Coefficient {
  term: string;
  /** on the model's own scale: log hazard, log odds */
  estimate: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
  /** two-sided, of the coefficient against 0 */
  p: number | null;
  /** why there is no estimate */
  reason?: string;
}

/** A column of a model's matrix. */
export interface Term {
  name: string;
  values: Float64Array;
}
