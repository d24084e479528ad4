import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import {cumulativeIncidence} from "./stats/cumulativeIncidence.js";

/** An account on its way to first value, from its first paid day. */
export interface ActivationFollow {
  /** days to activation, to churn or to the last day of data; 0 when activated before the first paid day */
  days: number;
  /** what ended it; *open* = neither yet */
  outcome: "activated" | "churned" | "open";
  /** days from the first paid day to the last day of data, whatever became of the account */
  followed: number;
}

/** The share activated by a time when churn before activation competes. */
export interface ActivationStep {
  days: number;
  at_risk: number;
  activated: number;
  churned: number;
  share: number;
  low: number | null;
  high: number | null;
}

/**
 * Aalen-Johansen estimate of the share activated, one step per day on which an account activated or churned.
 * An account that leaves first can no longer activate: it stays in the denominator. Intervals log-log on the share.
 */
export function activationCurve(follows: readonly ActivationFollow[]): ActivationStep[] {
  const cause = {open: 0, activated: 1, churned: 2};
  const steps = cumulativeIncidence({
    time: Float64Array.from(follows, (d) => d.days),
    cause: Uint8Array.from(follows, (d) => cause[d.outcome])
  });
  return steps.map(({time, at_risk, events, competing, share, low, high}) => ({
    days: time,
    at_risk,
    activated: events,
    churned: competing,
    share,
    low,
    high
  }));
}

/** Why activation is not known of any account. */
const ACTIVATION_UNKNOWN = "no usage names its users, or the stage of activation is not given";

/** The share activated by a day; none while no account has been followed that long. Null: activation is not known. */
export function activatedBy(follows: readonly ActivationFollow[] | null, day: number): Metric {
  if (follows === null) return undefinedMetric(ACTIVATION_UNKNOWN);
  const n = follows.length;
  if (n === 0) return undefinedMetric("no account has started to pay", {n});
  if (!follows.some((d) => d.followed >= day))
    return undefinedMetric(`no account has been followed for ${day} days`, {n});
  const step = activationCurve(follows).findLast((d) => d.days <= day);
  const numerator = follows.filter((d) => d.outcome === "activated" && d.days <= day).length;
  const method = "Aalen-Johansen, churn competing, log-log 95 %";
  const point = {value: step?.share ?? 0, numerator, denominator: n, n};
  if (step?.low == null)
    return {...point, low: null, high: null, reason: "no interval: all of them, or none, activated"};
  return {...point, low: step.low, high: step.high, method};
}

/**
 * The day by which half of the accounts that started have activated. Each end of the interval is the day on which the
 * other end of the band reaches one half; null where it never does. Null: activation is not known.
 */
export function timeToValue(follows: readonly ActivationFollow[] | null): Metric {
  if (follows === null) return undefinedMetric(ACTIVATION_UNKNOWN);
  const n = follows.length;
  if (n === 0) return undefinedMetric("no account has started to pay", {n});
  const steps = activationCurve(follows);
  const at = (of: (d: ActivationStep) => number | null) =>
    steps.find((d) => (of(d) ?? 0) >= 0.5 - 1e-12)?.days ?? null;
  const value = at((d) => d.share);
  const rest = {
    numerator: follows.filter((d) => d.outcome === "activated").length,
    denominator: n,
    low: at((d) => d.high),
    high: at((d) => d.low),
    n,
    method: "Aalen-Johansen, churn competing; interval inverts the log-log band"
  };
  if (value === null) return undefinedMetric("not reached: the share activated stays under 50 %", rest);
  return rest.low === null
    ? {value, ...rest, reason: "no interval: too few accounts, or all activated on one day"}
    : {value, ...rest};
}
