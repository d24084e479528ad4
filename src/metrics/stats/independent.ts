/**
 * Which columns are not combinations of those before them, by Cholesky's steps on their correlations.
 *
 * @param columns each centred (its mean, or that of its set, taken off), all of one length
 * @returns for each column, in the order given, whether it adds something
 * @see Golub and Van Loan 2013, section 4.2; a column whose share unexplained is below 1e-11 adds nothing
 */
export function independent(columns: readonly Float64Array[]): boolean[] {
  // A square below this has lost its digits.
  const length = columns.map((d) => (dot(d, d) > 1e-290 ? Math.sqrt(dot(d, d)) : 0));
  const kept: number[] = [];
  const factors: number[][] = [];
  return columns.map((column, j) => {
    if (!(length[j]! > 0)) return false;
    const row: number[] = [];
    for (const [a, i] of kept.entries()) {
      let r = dot(columns[i]!, column) / (length[i]! * length[j]!);
      for (let b = 0; b < a; ++b) r -= factors[a]![b]! * row[b]!;
      row.push(r / factors[a]![a]!);
    }
    const unexplained = 1 - row.reduce((sum, d) => sum + d * d, 0);
    if (unexplained < 1e-11) return false;
    kept.push(j);
    factors.push([...row, Math.sqrt(unexplained)]);
    return true;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
