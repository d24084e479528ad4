import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import type {PredictedRows} from "./calibration.js";
import {accountWilson, sortedRows} from "./scoredRows.js";

/** Account-months of like predicted probability: a fifth, or a tenth, of all. */
export interface CalibrationGroup {
  /** 1 for the lowest */
  group: number;
  /** least and greatest predicted probability */
  from: number;
  to: number;
  /** account-months, and accounts in them */
  n: number;
  accounts: number;
  events: number;
  /** mean prediction, and share that left */
  predicted: number;
  observed: number;
  /** Wilson's interval of *observed*, 95 %, in which accounts count, not months */
  low: number;
  high: number;
}

/**
 * Predictions against outcomes by groups of equal size in order of prediction. Equal predictions stay together,
 * in the group in which the middle one of them falls; groups without rows are left out.
 *
 * @see Hosmer and Lemeshow 1980 for groups by predicted probability
 */
export function calibrationCurve(
  {probability, outcome, account}: PredictedRows,
  {groups = 5}: {groups?: number} = {}
): CalibrationGroup[] {
  const rows = sortedRows({score: probability, outcome, account}, "low");
  const members = Array.from({length: groups}, (): number[] => []);
  for (let i = 0; i < rows.n;) {
    const stop = rows.end[i]!;
    const group = Math.min(groups - 1, Math.floor((groups * (i + stop)) / (2 * rows.n)));
    for (; i < stop; ++i) members[group]!.push(i);
  }
  return members.flatMap((D, g): CalibrationGroup[] => {
    const n = D.length;
    if (n === 0) return [];
    const accounts = new Set(D.map((i) => rows.account[i])).size;
    const events = D.reduce((sum, i) => sum + rows.outcome[i]!, 0);
    const predicted = D.reduce((sum, i) => sum + rows.score[i]!, 0) / n;
    const [from, to] = [rows.score[D[0]!]!, rows.score[D[n - 1]!]!];
    const interval = accountWilson(events / n, accounts)!;
    return [{group: g + 1, from, to, n, accounts, events, predicted, observed: events / n, ...interval}];
  });
}

/**
 * Of accounts with such a prediction, the share that left: what happened in the test account-months of the same
 * group.
 */
export function likeThis(curve: readonly CalibrationGroup[], probability: number): Metric {
  const group = curve.find((d) => probability <= d.to) ?? curve.at(-1);
  if (group === undefined) return undefinedMetric("no account-months were tested");
  return groupShare(group);
}

/** The share of a group that left, with its interval; not given under 50 account-months or 10 accounts. */
export function groupShare(
  group: Pick<CalibrationGroup, "n" | "accounts" | "events" | "observed" | "low" | "high">
): Metric {
  const {n, accounts, events, observed, low, high} = group;
  const parts = {numerator: events, denominator: n, n: accounts};
  if (n < 50) return undefinedMetric(`${n} account-months like this, fewer than 50`, parts);
  if (accounts < 10) return undefinedMetric(`${accounts} accounts like this, fewer than 10`, parts);
  return {value: observed, ...parts, low, high, method: "Wilson 95 % by accounts"};
}
