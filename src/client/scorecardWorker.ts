import type {Metric} from "../metrics/metric.js";
import {aucDifference} from "../metrics/stats/aucDifference.js";
import type {ScoredRows} from "../metrics/stats/scoredRows.js";
import {rocAuc} from "../metrics/stats/rocAuc.js";

/** Rows to judge, and the number of the question. */
export interface IntervalQuestion {
  id: number;
  before: ScoredRows;
  /** null: nothing is tried out */
  after: ScoredRows | null;
}

/** The areas with their intervals. */
export interface IntervalAnswer {
  id: number;
  before: Metric;
  after: Metric;
  difference: Metric | null;
}

addEventListener("message", (event: MessageEvent<IntervalQuestion>) => {
  const {id, before, after} = event.data;
  const judged = rocAuc(before, {alarm: "low"});
  const answer: IntervalAnswer = {
    id,
    before: judged,
    after: after === null ? judged : rocAuc(after, {alarm: "low"}),
    difference: after === null ? null : aucDifference({...after, other: before.score})
  };
  postMessage(answer);
});
