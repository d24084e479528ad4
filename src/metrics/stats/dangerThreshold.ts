import {quantile} from "d3";
import {bootstrapQuantile, resampled} from "../bootstrap.js";
import {type ScoredRows, type SortedRows, sortedRows} from "./scoredRows.js";

/** The line at or beyond which an account is in danger. */
export interface DangerThreshold {
  /** an observed score; rows at it are alarms */
  value: number | null;
  /** 95 %, percentiles of a bootstrap over accounts */
  low: number | null;
  high: number | null;
  basis: "youden" | "cost" | "quartile" | null;
  /** share of rows with the event that are alarms, in training */
  sensitivity: number | null;
  /** share of the others that are not */
  specificity: number | null;
  /** accounts, and those with an event */
  accounts: number;
  event_accounts: number;
  /** why there is no line, or why it is an assumption */
  reason?: string;
}

/** How a line is drawn. */
export interface ThresholdOptions {
  /** which scores are alarming; default *low*, as for engagement */
  alarm?: "low" | "high";
  /** what a missed row and a false alarm cost, in one unit; without them Youden's J is maximised */
  costs?: {miss: number; false_alarm: number};
  /** accounts with an event below which the worst quartile is taken; default 30 */
  least?: number;
  replicates?: number;
  seed?: number;
}

/**
 * The line that tells rows with the event best from the others in training: greatest Youden's J = sensitivity +
 * specificity - 1, or least cost. Of equally good lines the one with the fewest alarms.
 *
 * @see Youden 1950, equation 3; Metz 1978 for the line of least cost
 */
export function dangerThreshold(rows: ScoredRows, options: ThresholdOptions = {}): DangerThreshold {
  const {alarm = "low", costs, least = 30, replicates = 2000, seed = 1} = options;
  const sorted = sortedRows(rows, alarm);
  const {n, events, accounts, event_accounts} = sorted;
  const known = {accounts, event_accounts, low: null, high: null, sensitivity: null, specificity: null};
  if (n === 0) return {...known, value: null, basis: null, reason: "no rows"};
  const ones = new Float64Array(accounts).fill(1);
  if (event_accounts < least || events === n) {
    const worst = quantile(sorted.score, alarm === "low" ? 0.25 : 0.75)!;
    const reason =
      events === n
        ? "nothing but events: the worst quartile, an assumption"
        : `${event_accounts} accounts left, fewer than ${least}: the worst quartile, an assumption`;
    return {...known, value: worst, basis: "quartile", reason, ...rates(sorted, worst, alarm)};
  }
  const best = (m: ArrayLike<number>) => bestLine(sorted, m, costs);
  const value = best(ones);
  const basis = costs === undefined ? "youden" : "cost";
  if (Number.isNaN(value))
    return {
      ...known,
      value: null,
      basis,
      reason: `no line does better than ${costs === undefined ? "chance" : "no alarms at all"}`
    };
  const values = resampled(accounts, best, {replicates, seed});
  const usable = values.findLastIndex((d) => !Number.isNaN(d)) + 1;
  const interval =
    usable < 0.95 * replicates
      ? {reason: "no interval: in many resamples of accounts no line does better than none"}
      : {
          low: bootstrapQuantile(values.subarray(0, usable), 0.025),
          high: bootstrapQuantile(values.subarray(0, usable), 0.975)
        };
  return {...known, value, basis, ...rates(sorted, value, alarm), ...interval};
}

/** NaN when no line does better than no alarms at all. Written out, because a bootstrap comes here thousands of times. */
function bestLine(sorted: SortedRows, m: ArrayLike<number>, costs?: ThresholdOptions["costs"]): number {
  const {n, account, outcome, score, end} = sorted;
  let all_events = 0;
  let all = 0;
  for (let i = 0; i < n; ++i) {
    const weight = m[account[i]!]!;
    all += weight;
    all_events += weight * outcome[i]!;
  }
  // J times events times others is a whole number: equal lines are exactly equal.
  const gain = costs === undefined ? all - all_events : costs.miss;
  const loss = costs === undefined ? all_events : costs.false_alarm;
  let events = 0;
  let seen = 0;
  let most = 0;
  let at = NaN;
  for (let i = 0; i < n;) {
    const first = i;
    for (const stop = end[i]!; i < stop; ++i) {
      const weight = m[account[i]!]!;
      seen += weight;
      events += weight * outcome[i]!;
    }
    const better = gain * events - loss * (seen - events);
    if (better <= most) continue;
    most = better;
    at = score[first]!;
  }
  return at;
}

function rates(
  {score, outcome, n, events}: SortedRows,
  line: number,
  alarm: "low" | "high"
): {sensitivity: number | null; specificity: number | null} {
  let [hits, alarms] = [0, 0];
  for (let i = 0; i < n; ++i) {
    if (alarm === "low" ? score[i]! > line : score[i]! < line) continue;
    alarms += 1;
    hits += outcome[i]!;
  }
  return {
    sensitivity: events === 0 ? null : hits / events,
    specificity: events === n ? null : 1 - (alarms - hits) / (n - events)
  };
}
