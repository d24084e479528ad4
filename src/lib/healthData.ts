import type {MonthAuc} from "../metrics/backtest/monthlyAuc.js";
import type {ScoreBacktest} from "../metrics/backtest/scoreBacktest.js";
import type {Metric} from "../metrics/metric.js";

/** How well health scores tell who leaves, as the Health page draws it. */
export interface HealthData {
  /** YYYY-MM-DD */
  as_of: string;
  currency: string;
  horizon_days: number;
  split: HealthSplit;
  /** the scores that are compared, the scorecard first */
  scores: JudgedScore[];
  /** the scorecard and use alone in every decided month */
  months: {scorecard: MonthAuc[]; usage: MonthAuc[]};
}

/** A stretch of months and what lies in it. */
export interface HealthSpan {
  from: string;
  to: string;
  months: number;
  /** account-months, and those followed by leaving */
  n: number;
  events: number;
  accounts: number;
  /** accounts that left */
  event_accounts: number;
}

/** What was learnt from, and what judged. */
export interface HealthSplit {
  train: HealthSpan | null;
  test: HealthSpan | null;
  /** why there is no backtest */
  reason?: string;
}

/** The scores that are compared. */
export type ScoreKey = "scorecard" | "last" | "usage" | "mrr" | "fitted";

/** One score and how it did. */
export interface JudgedScore extends Omit<ScoreBacktest, "model"> {
  key: ScoreKey;
  /** what it rests on, in words */
  basis: string;
  /** its AUC less that of use alone, on the rows that have both */
  beyond_usage?: Metric;
  /** log odds of leaving: intercept and slope per unit */
  model: {intercept: number | null; slopes: Readonly<Record<string, number>>; n: number; events: number};
  /** why it was not judged */
  reason?: string;
}
