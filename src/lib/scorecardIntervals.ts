import type {Metric} from "../metrics/metric.js";
import {aucDifference} from "../metrics/stats/aucDifference.js";
import {rocAuc} from "../metrics/stats/rocAuc.js";
import type {ScoredRows} from "../metrics/stats/scoredRows.js";

/** Rows to judge. */
export interface IntervalQuestion {
  before: ScoredRows;
  /** null: nothing is tried out */
  after: ScoredRows | null;
}

/** The areas with their intervals, which come after the areas themselves. */
export interface Intervals {
  before: Metric;
  after: Metric;
  /** the second less the first; null where nothing is tried out */
  difference: Metric | null;
}

/** The areas under the ROC curve, as configured and as tried out, with intervals: seconds for many accounts. */
export function scorecardIntervals({before, after}: IntervalQuestion): Intervals {
  const judged = rocAuc(before, {alarm: "low"});
  if (after === null) return {before: judged, after: judged, difference: null};
  return {
    before: judged,
    after: rocAuc(after, {alarm: "low"}),
    difference: aucDifference({...after, other: before.score})
  };
}
