import {independentColumns} from "./independentColumns.js";

/**
 * Which columns are not combinations of those before them, by their correlations.
 *
 * @param columns each centred (its mean, or that of its set, taken off), all of one length
 * @returns for each column, in the order given, whether it adds something: a share unexplained of more than 1e-11
 */
export function independent(columns: readonly Float64Array[]): boolean[] {
  // A square below this has lost its digits.
  const length = columns.map((d) => (dot(d, d) > 1e-290 ? Math.sqrt(dot(d, d)) : 0));
  const correlations = columns.map((column, i) =>
    Float64Array.from(columns, (other, j) => {
      if (length[i] === 0 || length[j] === 0) return 0;
      return i === j ? 1 : j > i ? 0 : dot(column, other) / (length[i]! * length[j]!);
    })
  );
  return independentColumns(correlations, {least: 0, unexplained: 1e-11}).map((d) => d === "own");
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
