import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import type {PredictedRows} from "../stats/calibration.js";
import {brier, calibrationSlope} from "../stats/calibration.js";
import type {CalibrationGroup} from "../stats/calibrationCurve.js";
import {calibrationCurve} from "../stats/calibrationCurve.js";
import {rocAuc} from "../stats/rocAuc.js";
import type {ScoredRows} from "../stats/scoredRows.js";
import {topLift} from "../stats/topLift.js";
import type {ScoreColumns, ScoreModel} from "./scoreModel.js";
import {scoreModel} from "./scoreModel.js";
import type {PanelMonth, TimeSplit} from "./timeSplit.js";
import {leftWithin} from "./timeSplit.js";

/** How well a score told the accounts that left from the others. */
export interface ScoreBacktest {
  /** in the months that judge; percentiles of 2,000 resamples of accounts */
  auc: Metric;
  brier: Metric;
  /** 1 when predictions are spread as they should be, below 1 when they are too extreme */
  slope: Metric;
  /** of the most alarming tenth */
  lift: Metric;
  /** account-months of the months that judge, by fifths and tenths of predicted probability */
  fifths: CalibrationGroup[];
  tenths: CalibrationGroup[];
  model: ScoreModel;
}

/** A panel cut by time, with the outcome of each row. */
export interface CutPanel {
  rows: readonly PanelMonth[];
  split: TimeSplit;
  /** left within the horizon; null while it cannot be known */
  outcome: readonly (0 | 1 | null)[];
  /** places of the rows to learn from, and to judge by */
  train: number[];
  test: number[];
}

/** Gives each row of a panel its outcome and its side of the cut. */
export function cutPanel(rows: readonly PanelMonth[], split: TimeSplit): CutPanel {
  const [train, test]: [number[], number[]] = [[], []];
  const sides = new Map([
    ...split.train.map((d) => [d, train] as const),
    ...split.test.map((d) => [d, test] as const)
  ]);
  const outcome = rows.map((d) => leftWithin(d, split.horizon_days));
  for (const [i, d] of rows.entries()) if (outcome[i] !== null) sides.get(d.point_date)?.push(i);
  return {rows, split, outcome, train, test};
}

/** The rows of a score that have a value, as statistics of scores take them. */
export function scoredRows(
  {rows, outcome}: CutPanel,
  places: readonly number[],
  value: (row: number) => number | null | undefined
): ScoredRows & {score: number[]; outcome: number[]; account: string[]; places: number[]} {
  const kept = places.filter((i) => value(i) != null);
  return {
    places: kept,
    score: kept.map((i) => value(i)!),
    outcome: kept.map((i) => outcome[i] ?? 0),
    account: kept.map((i) => rows[i]!.account_id)
  };
}

/**
 * Judges a score on the months after those that its probabilities were learnt from. A score of one column ranks by
 * itself, low values first, whatever was learnt; one of several by its probability.
 */
export function scoreBacktest(panel: CutPanel, score: ScoreColumns, seed = 1): ScoreBacktest {
  const model = scoreModel(score, panel.train, panel.outcome);
  const [only, second] = score.columns;
  const alone = only !== undefined && second === undefined;
  const ranked = scoredRows(panel, panel.test, alone ? (i) => only.values[i] : model.probability);
  const alarm = alone ? "low" : "high";
  const {score: probability, ...rest} = scoredRows(panel, panel.test, model.probability);
  const predicted: PredictedRows = {probability, ...rest};
  const reason = panel.split.reason ?? model.reason;
  const none = () => undefinedMetric(reason ?? "no rows", {n: 0});
  const judged = panel.split.reason === undefined;
  return {
    auc: judged ? rocAuc(ranked, {alarm, seed}) : none(),
    lift: judged ? topLift(ranked, {alarm}) : none(),
    brier: reason === undefined ? brier(predicted) : none(),
    slope: reason === undefined ? slopeMetric(predicted) : none(),
    fifths: calibrationCurve(predicted),
    tenths: calibrationCurve(predicted, {groups: 10}),
    model
  };
}

function slopeMetric(rows: PredictedRows): Metric {
  const {slope} = calibrationSlope(rows);
  const n = new Set(Array.from(rows.account)).size;
  if (slope.estimate === null) return undefinedMetric(slope.reason ?? "no estimate", {n});
  return {value: slope.estimate, low: slope.low, high: slope.high, n, method: "errors clustered by account"};
}
