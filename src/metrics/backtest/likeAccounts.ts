import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import type {CalibrationGroup} from "../stats/calibrationCurve.js";
import {likeThis} from "../stats/calibrationCurve.js";
import {expit} from "../stats/expit.js";

/** From a score to what became of accounts like it. */
export interface LikeTable {
  horizon_days: number;
  /** log odds of leaving by score; null when they could not be learnt */
  intercept: number | null;
  slope: number | null;
  /** fifths of predicted probability in the months that judge, the lowest first */
  fifths: CalibrationGroup[];
  /** why there is none */
  reason?: string;
}

/** What became of accounts whose score predicts the same. */
export interface LikeAccounts {
  horizon_days: number;
  /** 1 for the lowest fifth of predicted probability; null when unknown */
  fifth: number | null;
  /** the share that left within the horizon, hidden when it rests on too little */
  share: Metric;
}

/** The probability of leaving that a score predicts; null when nothing was learnt. */
function predictedBy(
  score: number,
  {intercept, slope}: Pick<LikeTable, "intercept" | "slope">
): number | null {
  return intercept === null || slope === null ? null : expit(slope * score + intercept);
}

/** Looks up a score: of accounts like this, how many left. */
export function likeAccounts(score: number | null, table: LikeTable): LikeAccounts {
  const {horizon_days, fifths} = table;
  const probability = score === null ? null : predictedBy(score, table);
  if (probability === null) {
    const reason = score === null ? "the account has no score" : (table.reason ?? "no month to judge by");
    return {horizon_days, fifth: null, share: undefinedMetric(reason)};
  }
  // Published scores have lost their last digits.
  const fifth = (fifths.find((d) => probability <= d.to + 1e-6) ?? fifths.at(-1))?.group ?? null;
  return {horizon_days, fifth, share: likeThis(fifths, probability - 1e-6)};
}

/** The scores of a fifth, lowest and highest. */
export function scoreRange(
  {from, to}: Pick<CalibrationGroup, "from" | "to">,
  {intercept, slope}: Pick<LikeTable, "intercept" | "slope">
): [low: number, high: number] | null {
  if (intercept === null || slope === null || slope === 0) return null;
  const ends = [from, to].map((p) => (Math.log(p / (1 - p)) - intercept) / slope);
  return [Math.min(...ends), Math.max(...ends)];
}
