import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {accountWilson, type ScoredRows} from "./scoredRows.js";

/** What came of alarms in months that the line was not drawn from. */
export interface AlarmQuality {
  /** of the alarms, the share of account-months that left within the horizon */
  precision: Metric;
  /** of the account-months that left within the horizon, the share with an alarm */
  recall: Metric;
  alerts: number;
  months: number;
  alerts_a_month: number | null;
}

/** Account-months with the month of each. */
export interface MonthlyRows extends ScoredRows {
  month: ArrayLike<string | number>;
}

/**
 * Precision, recall and alarms a month of a line, with Wilson's intervals in which accounts count, not months.
 *
 * @param line scores at or beyond it are alarms
 * @param alarm which scores are alarming: *low* or *high*
 */
export function alarmQuality(rows: MonthlyRows, line: number, alarm: "low" | "high" = "low"): AlarmQuality {
  const {score, outcome, account, month} = rows;
  const [alarmed, left] = [new Set<string | number>(), new Set<string | number>()];
  let [alerts, hits, events] = [0, 0, 0];
  for (let i = 0; i < score.length; ++i) {
    const alert = alarm === "low" ? score[i]! <= line : score[i]! >= line;
    if (outcome[i] === 1) {
      events += 1;
      left.add(account[i]!);
    }
    if (!alert) continue;
    alerts += 1;
    alarmed.add(account[i]!);
    hits += outcome[i]!;
  }
  const months = new Set(Array.from(month)).size;
  return {
    precision: accountShare(hits, alerts, {accounts: alarmed.size, reason: "no alarms"}),
    recall: accountShare(hits, events, {accounts: left.size, reason: "no events"}),
    alerts,
    months,
    alerts_a_month: months === 0 ? null : alerts / months
  };
}

/** A share of account-months, with Wilson's interval in which accounts count, not months. */
export function accountShare(
  numerator: number,
  denominator: number,
  {accounts, reason}: {accounts: number; reason: string}
): Metric {
  if (denominator === 0) return undefinedMetric(reason, {numerator, denominator, n: accounts});
  const value = numerator / denominator;
  const interval = accountWilson(value, accounts);
  return {value, numerator, denominator, n: accounts, ...interval, method: "Wilson 95 % by accounts"};
}
