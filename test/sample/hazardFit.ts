/** One account on one month end: what it was exposed to, for how long in the month after it, and whether it left then. */
export interface Exposure {
  features: readonly number[];
  /** In months, up to 1. */
  time: number;
  left: boolean;
}

export interface HazardFit {
  /** Logarithms: an intercept for each stratum and a ratio for each feature. */
  estimates: number[];
  errors: number[];
}

/**
 * Maximum likelihood of a hazard that is constant within a month: log hazard = sum of coefficients x features.
 * Newton's method on sum(left x log hazard - hazard x time), as for a Poisson regression with log(time) as offset.
 */
export function fitHazard(rows: readonly Exposure[]): HazardFit {
  const size = rows[0]!.features.length;
  let estimates = new Array<number>(size).fill(-4);
  let inverse: number[][] = [];
  for (let step = 0; step < 40; ++step) {
    const gradient = new Array<number>(size).fill(0);
    const information = Array.from({length: size}, () => new Array<number>(size).fill(0));
    for (const {features, time, left} of rows) {
      const expected = time * Math.exp(features.reduce((sum, x, i) => sum + x * estimates[i]!, 0));
      for (let i = 0; i < size; ++i) {
        if (features[i] === 0) continue;
        gradient[i]! += features[i]! * (Number(left) - expected);
        for (let j = 0; j < size; ++j) information[i]![j]! += features[i]! * features[j]! * expected;
      }
    }
    inverse = invert(information);
    const move = inverse.map((row) => row.reduce((sum, d, j) => sum + d * gradient[j]!, 0));
    estimates = estimates.map((d, i) => d + Math.max(-1, Math.min(1, move[i]!)));
    if (Math.max(...move.map(Math.abs)) < 1e-9) break;
  }
  return {estimates, errors: inverse.map((row, i) => Math.sqrt(row[i]!))};
}

// Gauss-Jordan elimination with the largest pivot.
function invert(matrix: readonly (readonly number[])[]): number[][] {
  const n = matrix.length;
  const a = matrix.map((row, i) => [...row, ...matrix.map((_, j) => Number(i === j))]);
  for (let c = 0; c < n; ++c) {
    let pivot = c;
    for (let r = c + 1; r < n; ++r) if (Math.abs(a[r]![c]!) > Math.abs(a[pivot]![c]!)) pivot = r;
    [a[c], a[pivot]] = [a[pivot]!, a[c]!];
    const scale = a[c]![c]!;
    a[c] = a[c]!.map((d) => d / scale);
    for (let r = 0; r < n; ++r) {
      if (r === c) continue;
      const factor = a[r]![c]!;
      a[r] = a[r]!.map((d, k) => d - factor * a[c]![k]!);
    }
  }
  return a.map((row) => row.slice(n));
}
