import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";

/** The keys of a row whose values are numbers, or null where they are not known. */
export type NumberKey<T> = {[K in keyof T]-?: T[K] extends number | null ? K : never}[keyof T];

/** The sum of a column over the rows where it is known; null where it is known of none. */
export function sumKnown<T>(rows: Iterable<T>, key: NumberKey<T>): number | null {
  let total: number | null = null;
  for (const row of rows) {
    const value = row[key] as number | null;
    if (value !== null) total = (total ?? 0) + value;
  }
  return total;
}

/** The rows in which all of the columns are known. */
export function knownRows<T>(rows: readonly T[], ...keys: NumberKey<T>[]): T[] {
  return rows.filter((row) => keys.every((key) => row[key] !== null));
}

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
