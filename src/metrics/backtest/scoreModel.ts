import {expit} from "../stats/expit.js";
import type {Term} from "../stats/fit.js";
import {logistic} from "../stats/logistic.js";

/** What a score is made of: columns with a value a row, or null where it is not known. */
export interface ScoreColumns {
  columns: readonly {name: string; values: readonly (number | null)[]}[];
  /** penalty of the logistic regression; default 0 */
  ridge?: number;
}

/** Turns a row into the probability of leaving within the horizon. */
export interface ScoreModel {
  /** rows and events that it was learnt from */
  n: number;
  events: number;
  /** null where nothing could be learnt, or where the row has no value */
  probability: (row: number) => number | null;
  /** log odds, then per unit of each column that has an estimate */
  intercept: number | null;
  slopes: Readonly<Record<string, number>>;
  reason?: string;
}

/**
 * Learns a logistic regression of the outcome on a score from some rows, for use on any row. A score of one column
 * has no value where the column has none; one of several takes the mean of the rows learnt from for what is missing,
 * and has no value where all are.
 */
export function scoreModel(
  {columns, ridge}: ScoreColumns,
  rows: readonly number[],
  outcome: readonly (0 | 1 | null)[]
): ScoreModel {
  const known = rows.filter((i) => columns.some((d) => d.values[i] !== null));
  const means = columns.map((d) => mean(known, d.values));
  const at = (k: number, i: number) => columns[k]!.values[i] ?? means[k] ?? 0;
  const terms = columns.map((d, k): Term => ({
    name: d.name,
    values: Float64Array.from(known, (i) => at(k, i))
  }));
  const y = known.map((i) => outcome[i] ?? 0);
  const fit = logistic(y, terms, {ridge});
  const [intercept, ...slopes] = fit.coefficients.map((d) => d.estimate);
  const estimated = slopes.flatMap((slope, k) => (slope === null ? [] : [{k, slope}]));
  const none = fit.reason ?? (estimated.length === 0 ? "the score is the same in every row" : undefined);
  const base = {n: fit.n, events: fit.events};
  if (none !== undefined || intercept == null)
    return {...base, intercept: null, slopes: {}, probability: () => null, reason: none ?? "no estimate"};
  return {
    ...base,
    intercept,
    slopes: Object.fromEntries(estimated.map(({k, slope}) => [columns[k]!.name, slope])),
    probability: (i) => {
      if (columns.every((d) => d.values[i] == null)) return null;
      const odds = estimated.reduce((sum, {k, slope}) => sum + slope * at(k, i), intercept);
      return expit(odds);
    }
  };
}

function mean(rows: readonly number[], values: readonly (number | null)[]): number | null {
  let [sum, n] = [0, 0];
  for (const i of rows) {
    const value = values[i];
    if (value == null) continue;
    sum += value;
    n += 1;
  }
  return n === 0 ? null : sum / n;
}
