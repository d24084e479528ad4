import type {Term} from "./fit.js";
import {independent} from "./independent.js";

/** Covariates as a model uses them: a column of ones, then each centred and divided by its standard deviation. */
export interface Design {
  /** row by row, *width* numbers each */
  rows: Float64Array;
  width: number;
  /** terms that are in the columns after the first */
  names: string[];
  /** terms as they were given */
  asked: string[];
  /** terms that are not in the columns, and why */
  left: Map<string, string>;
  /** intercept and slopes per unit of the data */
  inUnits(beta: Float64Array): Float64Array;
  /** the covariance of those */
  covarianceInUnits(covariance: readonly Float64Array[]): Float64Array[];
}

interface Column {
  name: string;
  mean: number;
  scale: number;
  /** less the mean */
  centred: Float64Array;
}

/**
 * Standardises covariates, leaving out those that are constant or combinations of those before them.
 *
 * @param collinear whether combinations stay in, as a ridge allows
 */
export function standardised(terms: readonly Term[], n: number, {collinear = false} = {}): Design {
  const left = new Map<string, string>();
  const varying = terms.flatMap((term): Column[] => {
    const column = centredColumn(term);
    if (column === null) left.set(term.name, `${term.name} is constant (${term.values[0] ?? "no rows"})`);
    return column === null ? [] : [column];
  });
  const alone = independent(varying.map((d) => d.centred));
  const columns = varying.filter((d, i) => {
    if (alone[i] !== true && !collinear)
      left.set(d.name, `${d.name} is a combination of the terms before it`);
    return alone[i] === true || collinear;
  });
  const width = columns.length + 1;
  const rows = new Float64Array(n * width);
  for (let i = 0; i < n; ++i) rows[i * width] = 1;
  for (const [j, {centred, scale}] of columns.entries())
    for (let i = 0, at = j + 1; i < n; ++i, at += width) rows[at] = centred[i]! / scale;
  const back = (beta: Float64Array): Float64Array => {
    const slopes = columns.map(({scale}, j) => beta[j + 1]! / scale);
    const intercept = columns.reduce((sum, {mean}, j) => sum - slopes[j]! * mean, beta[0]!);
    return Float64Array.of(intercept, ...slopes);
  };
  return {
    rows,
    width,
    names: columns.map((d) => d.name),
    asked: terms.map((d) => d.name),
    left,
    inUnits: back,
    covarianceInUnits(covariance) {
      const once = transposed(covariance.map(back));
      return transposed(once.map(back));
    }
  };
}

function centredColumn({name, values}: Term): Column | null {
  const n = values.length;
  const first = values[0];
  if (first === undefined) return null;
  // About the first value, so that a large constant part costs no digits.
  let sum = 0;
  for (let i = 0; i < n; ++i) sum += values[i]! - first;
  const mean = first + sum / n;
  const centred = new Float64Array(n);
  let squares = 0;
  for (let i = 0; i < n; ++i) {
    const d = values[i]! - first - sum / n;
    centred[i] = d;
    squares += d * d;
  }
  // Exactly 0 for a constant; a square below 1e-290 has lost its digits.
  if (!(squares > 1e-290)) return null;
  return {name, mean, scale: Math.sqrt(squares / n), centred};
}

function transposed(a: readonly Float64Array[]): Float64Array[] {
  return Array.from(a[0] ?? [], (_, j) => Float64Array.from(a, (row) => row[j]!));
}
