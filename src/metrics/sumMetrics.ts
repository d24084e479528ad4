import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import type {NumberKey} from "./sums.js";
import {knownRows, sumKnown} from "./sums.js";

/** A sum as a metric. */
export function sumMetric<T>(rows: readonly T[], key: NumberKey<T>, reason: string): Metric {
  const value = sumKnown(rows, key);
  return value === null ? undefinedMetric(reason) : {value};
}

/** The quotient of two sums over the rows in which both are known. */
export function quotientMetric<T>(
  rows: readonly T[],
  [numerator, denominator]: readonly [NumberKey<T>, NumberKey<T>],
  {missing, zero}: {missing: string; zero: string}
): Metric {
  const known = knownRows(rows, numerator, denominator);
  const [a, b] = [sumKnown(known, numerator), sumKnown(known, denominator)];
  if (a === null || b === null) return undefinedMetric(missing);
  if (!(b > 0)) return undefinedMetric(zero, {numerator: a, denominator: b});
  return {value: a / b, numerator: a, denominator: b};
}
