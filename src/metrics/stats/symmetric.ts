import {CholeskyDecomposition, Matrix} from "ml-matrix";

/**
 * The inverse of a symmetric positive definite matrix.
 *
 * @param a rows of the matrix, p x p
 * @returns null when the matrix is not positive definite to working precision (columns that depend on each other)
 */
export function inverseSymmetric(a: readonly Float64Array[]): Float64Array[] | null {
  const p = a.length;
  // Scaled to a unit diagonal, so that units of measurement do not decide what counts as singular.
  const scale = a.map((row, i) => 1 / Math.sqrt(row[i]!));
  if (scale.some((d) => !Number.isFinite(d))) return null;
  const scaled = Matrix.zeros(p, p);
  for (let i = 0; i < p; ++i)
    for (let j = 0; j < p; ++j) scaled.set(i, j, a[i]![j]! * (scale[i]! * scale[j]!));
  const cholesky = new CholeskyDecomposition(scaled);
  if (!cholesky.isPositiveDefinite()) return null;
  const pivots = cholesky.lowerTriangularMatrix.diagonal();
  if (Math.min(...pivots) < 1e-7) return null;
  const inverse = cholesky.solve(Matrix.eye(p, p));
  return a.map((_, i) => Float64Array.from(a, (__, j) => inverse.get(i, j) * scale[i]! * scale[j]!));
}

/** A matrix times a vector. */
export function times(a: readonly Float64Array[], x: ArrayLike<number>): Float64Array {
  return Float64Array.from(a, (row) => {
    let sum = 0;
    for (let j = 0; j < row.length; ++j) sum += row[j]! * x[j]!;
    return sum;
  });
}

/** A p x p matrix of zeros, by rows. */
export function zeros(p: number): Float64Array[] {
  return Array.from({length: p}, () => new Float64Array(p));
}
