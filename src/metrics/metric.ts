/** A number that the product prints, with what is needed to trust it. */
export interface Metric {
  /** null when it is not defined or cannot be estimated; never NaN or infinite */
  value: number | null;
  numerator?: number | null;
  denominator?: number | null;
  /** lower end of the 95 % interval; null when there is none, with the reason */
  low?: number | null;
  high?: number | null;
  /** how many accounts, answers or tickets the estimate rests on */
  n?: number;
  /** how the interval was made, such as *Wilson 95 %* */
  method?: string;
  /** why there is no value or no interval */
  reason?: string;
  /** what the number says, where metrics.md asks for words, such as *within noise* */
  verdict?: string;
  /** the target that the verdict compares with */
  target?: number | null;
}

/** A metric that has no value, and why. */
export function undefinedMetric(reason: string, rest: Omit<Metric, "value" | "reason"> = {}): Metric {
  return {value: null, ...rest, reason};
}

/**
 * The quotient of two sums, with both of them kept.
 *
 * @param reason what to say when the denominator is zero
 */
export function ratioMetric(numerator: number, denominator: number, reason: string): Metric {
  if (!(denominator > 0)) return undefinedMetric(reason, {numerator, denominator});
  return {value: numerator / denominator, numerator, denominator};
}
