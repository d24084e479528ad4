/** A contrast, such as target minus control, with its interval. What cannot be estimated is null, and **reason** says why. */
export interface Difference {
  value: number | null;
  /** standard error of value */
  se: number | null;
  low: number | null;
  high: number | null;
  /** two-sided, against no difference */
  p: number | null;
  /** how interval and p were made */
  method: string;
  reason?: string;
}

const TOO_LARGE = "the values are too large to compute with";

/** A difference without interval, with its value where there is one. */
export function undefinedDifference(method: string, reason: string, value: number | null = null): Difference {
  const known = value !== null && Number.isFinite(value) ? value : null;
  return {value: known, se: null, low: null, high: null, p: null, method, reason};
}

/** A difference as computed; numbers that overflow become null with a reason. */
export function finiteDifference(d: Difference): Difference {
  const numbers = [d.value, d.se, d.low, d.high, d.p];
  return numbers.every((v) => v === null || Number.isFinite(v))
    ? d
    : undefinedDifference(d.method, TOO_LARGE);
}

/** *95 %* for 0.95. */
export function levelText(level: number): string {
  return `${Number((100 * level).toPrecision(6))} %`;
}
