import type {Metric} from "../metric.js";
import {rocAuc} from "../stats/rocAuc.js";
import type {CutPanel} from "./scoreBacktest.js";
import {scoredRows} from "./scoreBacktest.js";

/** How a score did in one month. */
export interface MonthAuc {
  /** the month's last day */
  point_date: string;
  /** accounts with a score, and those of them that left within the horizon */
  n: number;
  events: number;
  /** whether the month is one of those that judge */
  tested: boolean;
  auc: Metric;
}

/**
 * The ROC AUC of a score, low values first, in every month whose horizon is over; no value where nobody left.
 *
 * @param replicates of the interval; 0: none
 */
export function monthlyAuc(
  panel: CutPanel,
  values: readonly (number | null)[],
  {replicates = 2000, seed = 1}: {replicates?: number; seed?: number} = {}
): MonthAuc[] {
  const places = new Map(panel.split.decided.map((d) => [d, [] as number[]]));
  for (const [i, d] of panel.rows.entries()) if (panel.outcome[i] !== null) places.get(d.point_date)?.push(i);
  return panel.split.decided.map((point_date) => {
    const rows = scoredRows(panel, places.get(point_date) ?? [], (i) => values[i]);
    const auc = rocAuc(rows, {alarm: "low", replicates, seed});
    const events = rows.outcome.reduce((a, b) => a + b, 0);
    return {point_date, n: rows.score.length, events, tested: panel.split.test.includes(point_date), auc};
  });
}
