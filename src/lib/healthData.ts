import type {DangerLine} from "../metrics/backtest/dangerLines.js";
import type {LikeTable} from "../metrics/backtest/likeAccounts.js";
import type {MonthAuc} from "../metrics/backtest/monthlyAuc.js";
import type {ScoreBacktest} from "../metrics/backtest/scoreBacktest.js";
import type {ZoneState} from "../metrics/backtest/zoneState.js";
import type {Cause} from "../metrics/causes/taxonomy.js";
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
  /** what became of accounts by fifths of the probability that the scorecard predicts, and how many are there today */
  like: LikeTable & {today: number[]};
  healthy: {
    /** churns after a month end, and those of them with a score then */
    left: number;
    scored: number;
    accounts: HealthyLeaver[];
  };
  zone: DangerZone;
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
  /** why it was not judged */
  reason?: string;
}

/** An account that left although it was healthy when last seen. */
export interface HealthyLeaver {
  account_id: string;
  name: string;
  segment: string;
  /** the last month end before it left */
  seen_on: string;
  health_score: number;
  churned_on: string;
  days_before: number;
  mrr_lost: number | null;
  /** the company's own word */
  reason: string | null;
  cause: Cause;
}

/** The lines below which use is in danger, and who is there. */
export interface DangerZone {
  /** the measure without which there is none has no lines */
  index: DangerLine[];
  rate: DangerLine[];
  costs: {miss: number; false_alarm: number} | null;
  /** accounts that pay on the last day */
  paying: number;
  /** in a zone or approaching one, the largest first */
  accounts: ZoneAccount[];
}

/** A paying account and where it stands. */
export interface ZoneAccount {
  account_id: string;
  name: string;
  segment: string;
  csm: string;
  arr: number;
  health_score: number | null;
  health_band: string;
  engagement_index: number | null;
  active_rate: number | null;
  index_state: ZoneState | null;
  rate_state: ZoneState | null;
}
