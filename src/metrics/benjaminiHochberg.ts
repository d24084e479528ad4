/**
 * Which of several tests stand when the false discovery rate is held at q.
 *
 * @returns for each p-value, in the order given, whether it is marked; null p-values are not tests
 * @see Benjamini and Hochberg 1995
 */
export function benjaminiHochberg(p: readonly (number | null)[], q = 0.05): boolean[] {
  const tests = p.filter((d) => d !== null).sort((a, b) => a - b);
  const last = tests.findLastIndex((d, i) => d <= ((i + 1) * q) / tests.length);
  const limit = last < 0 ? -1 : tests[last]!;
  return p.map((d) => d !== null && d <= limit);
}
