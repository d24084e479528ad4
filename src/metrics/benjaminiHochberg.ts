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

/**
 * For each of several tests the lowest false discovery rate at which it stands: p x tests / rank, made
 * monotone from the largest p down.
 *
 * @returns in the order given; null p-values are not tests and stay null
 * @see Benjamini and Hochberg 1995; Yekutieli and Benjamini 1999, definition 2.4; R's `p.adjust(p, "BH")`
 */
export function adjustedP(p: readonly (number | null)[]): (number | null)[] {
  const tests = p.flatMap((d, index) => (d === null ? [] : [{p: d, index}])).sort((a, b) => b.p - a.p);
  const adjusted: (number | null)[] = p.map(() => null);
  let least = 1;
  for (const [k, d] of tests.entries()) {
    least = Math.min(least, (d.p * tests.length) / (tests.length - k));
    adjusted[d.index] = least;
  }
  return adjusted;
}
