/** Size, mean and variance of a sample. */
export interface Moments {
  n: number;
  /** null for an empty sample */
  mean: number | null;
  /** with n - 1 in the denominator; null below two values */
  variance: number | null;
}

/** Mean and variance of some numbers, in two passes so that a large offset costs no digits. */
export function moments(values: ArrayLike<number>): Moments {
  const n = values.length;
  if (n === 0) return {n, mean: null, variance: null};
  let sum = 0;
  for (let i = 0; i < n; ++i) sum += values[i]!;
  const rough = sum / n;
  let [first, second] = [0, 0];
  for (let i = 0; i < n; ++i) {
    const d = values[i]! - rough;
    first += d;
    second += d * d;
  }
  const mean = rough + first / n;
  return {n, mean, variance: n < 2 ? null : Math.max(0, (second - (first * first) / n) / (n - 1))};
}
