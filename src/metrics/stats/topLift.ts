import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {eachStretch, type ScoredRows, sortedRows} from "./scoredRows.js";

/**
 * How many times more often the most alarming tenth of rows has the event than all rows do. Where the border cuts
 * through equal scores, that part of them counts with their mean, so that the order of rows does not matter.
 */
export function topLift(
  rows: ScoredRows,
  {share = 0.1, alarm = "high"}: {share?: number; alarm?: "low" | "high"} = {}
): Metric {
  const sorted = sortedRows(rows, alarm);
  const {n, events, accounts} = sorted;
  if (n === 0) return undefinedMetric("no rows", {n: 0});
  if (events === 0) return undefinedMetric("no events", {n: accounts});
  const room = share * n;
  let [hits, seen] = [0, 0];
  eachStretch(sorted, new Float64Array(accounts).fill(1), (e, o) => {
    const part = Math.max(0, Math.min(1, (room - seen) / (e + o)));
    hits += part * e;
    seen += e + o;
  });
  return {value: hits / room / (events / n), numerator: hits / room, denominator: events / n, n: accounts};
}
