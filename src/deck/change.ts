import type {Metric} from "../metrics/metric.js";
import {countChange, sampleChange} from "../metrics/steady.js";

/** What a number did between two quarters, never said stronger than metrics.md allows. */
export type Trend = "grew" | "fell" | "steady" | "unknown";

/** A count that moved by no more of where it stood is called steady. */
const STILL = 0.1;

function trend(change: {value: number; steady: boolean} | null): Trend {
  if (change === null) return "unknown";
  return change.steady ? "steady" : change.value > 0 ? "grew" : "fell";
}

/**
 * Whether a count moved more than it usually does; swayed where it moved, but not more than that, so that a text gives
 * both numbers and calls it neither a change nor steady.
 *
 * @param history the count in earlier quarters, oldest first, the quarter before as the last
 */
export function countTrend(now: number | null, history: readonly (number | null)[]): Trend | "swayed" {
  const values = [...history, now];
  const known = values.slice(values.lastIndexOf(null) + 1) as number[];
  const change = countChange(known);
  const far = change !== null && Math.abs(change.value) > STILL * known.at(-2)!;
  return change?.steady && far ? "swayed" : trend(change);
}

/** Whether an estimate moved outside the interval of its change. */
export function sampleTrend(now: Metric, before: Metric): Trend {
  return trend(sampleChange(now, before));
}
