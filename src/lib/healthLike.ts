import type {LikeAccounts} from "../metrics/backtest/likeAccounts.js";
import {scoreRange} from "../metrics/backtest/likeAccounts.js";
import type {Metric} from "../metrics/metric.js";
import {groupShare} from "../metrics/stats/calibrationCurve.js";
import {formatFor} from "./format.js";
import type {HealthData} from "./healthData.js";
import {ofHundred} from "./healthWords.js";

const format = formatFor();

/** One fifth of predicted probability and what became of its accounts. */
export interface LikeRow {
  fifth: number;
  /** the scores in it, lowest and highest; null where scores do not predict */
  scores: readonly [low: number, high: number] | null;
  share: Metric;
  /** accounts that are in it today */
  today: number;
}

/** The fifths, the lowest probability first. */
export function likeRows({like}: Pick<HealthData, "like">): LikeRow[] {
  return like.fifths.map((d, i) => ({
    fifth: d.group,
    scores: scoreRange(d, like),
    share: groupShare(d),
    today: like.today[i] ?? 0
  }));
}

/** *Of 100 accounts like this, 3 left within 90 days (1–10; 60 accounts, 259 account-months)*, or why it is not said. */
export function likeSentence({share, horizon_days, fifth}: LikeAccounts): string {
  const {value, low, high, n, denominator} = share;
  if (value === null) {
    return `How many accounts like this left is not shown: ${share.reason ?? "it is not known"}`;
  }
  const range =
    low == null || high == null ? "" : `${format.count(100 * low)}\u2013${format.count(100 * high)}; `;
  const place = fifth === null ? "" : `, fifth ${fifth} of 5 by predicted risk`;
  return `Of 100 accounts like this, ${ofHundred(value)} left within ${horizon_days} days (${range}${format.count(n)} accounts, ${format.count(denominator)} account-months${place})`;
}

/** What became of accounts with the lowest and the highest scores. */
export function likeTitle({like}: Pick<HealthData, "like">): string {
  const [first, last] = [like.fifths[0], like.fifths.at(-1)];
  if (!first || !last || like.fifths.length < 2) return "What became of accounts like one cannot be said yet";
  const of = (value: number) => format.count(100 * value);
  return `Of 100 accounts in the safest fifth ${of(first.observed)} left, in the riskiest ${of(last.observed)}`;
}
