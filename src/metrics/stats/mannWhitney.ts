import {normalTwoSided} from "./distributions.js";

/** The rank-sum test of two samples. */
export interface MannWhitney {
  /** pairs in which the target's value is the greater one, ties as half: R's W of wilcox.test(target, control) */
  u: number | null;
  /** two-sided, by the normal approximation */
  p: number | null;
  reason?: string;
}

/**
 * Whether the values of one arm tend to be greater than those of the other: a test of ranks, that one huge value cannot
 * move. The normal approximation with the variance corrected for ties: R's `wilcox.test(exact = FALSE, correct = FALSE)`.
 *
 * @param options.correct whether half a pair is taken off for continuity, as R does by default; default false
 * @see Mann and Whitney 1947; Lehmann 1975, Nonparametrics, equation 1.37 (variance under ties)
 */
export function mannWhitney(
  target: Float64Array,
  control: Float64Array,
  {correct = false} = {}
): MannWhitney {
  const [m, n] = [target.length, control.length];
  if (m === 0 || n === 0)
    return {u: null, p: null, reason: m === 0 ? "no units in target" : "no units in control"};
  const {u, ties} = countPairs(target.toSorted(), control.toSorted());
  const N = m + n;
  const variance = ((m * n) / 12) * (N + 1 - ties / (N * (N - 1)));
  if (!(variance > 1e-9)) return {u, p: null, reason: "all values are equal"};
  const away = u - (m * n) / 2;
  const shift = correct ? Math.sign(away) / 2 : 0;
  return {u, p: Math.min(1, normalTwoSided((away - shift) / Math.sqrt(variance)))};
}

/** Walks two sorted samples at once; **ties** is the sum of t^3 - t over groups of t equal values. */
function countPairs(a: Float64Array, b: Float64Array): {u: number; ties: number} {
  let [i, j, u, ties] = [0, 0, 0, 0];
  while (i < a.length || j < b.length) {
    const value = j >= b.length || (i < a.length && a[i]! <= b[j]!) ? a[i]! : b[j]!;
    const [i0, j0] = [i, j];
    while (i < a.length && a[i] === value) ++i;
    while (j < b.length && b[j] === value) ++j;
    const t = i - i0 + (j - j0);
    u += (i - i0) * (j0 + (j - j0) / 2);
    ties += t * (t * t - 1);
  }
  return {u, ties};
}
