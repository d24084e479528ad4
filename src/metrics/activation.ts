import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import {Z95} from "./wilson.js";

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

interface Jump {
  days: number;
  n: number;
  d: number;
  d1: number;
  /** share that was still on its way just before */
  before: number;
}

/**
 * Aalen-Johansen estimate of the share activated, one step per day on which an account activated or churned.
 * An account that leaves first can no longer activate: it stays in the denominator.
 *
 * @see Aalen 1978; intervals log-log on the share, variance as in Marubini and Valsecchi 1995, equation 10.12
 */
export function activationCurve(follows: readonly ActivationFollow[]): ActivationStep[] {
  const sorted = follows.toSorted((a, b) => a.days - b.days);
  const jumps: Jump[] = [];
  const steps: ActivationStep[] = [];
  let [onTheWay, share] = [1, 0];
  for (let i = 0; i < sorted.length;) {
    const days = sorted[i]!.days;
    const at_risk = sorted.length - i;
    let [activated, churned] = [0, 0];
    for (; i < sorted.length && sorted[i]!.days === days; ++i) {
      if (sorted[i]!.outcome === "activated") ++activated;
      if (sorted[i]!.outcome === "churned") ++churned;
    }
    if (activated + churned === 0) continue;
    jumps.push({days, n: at_risk, d: activated + churned, d1: activated, before: onTheWay});
    share = Math.min(1, share + (onTheWay * activated) / at_risk);
    onTheWay *= 1 - (activated + churned) / at_risk;
    steps.push({days, at_risk, activated, churned, share, ...interval(share, variance(jumps, share))});
  }
  return steps;
}

function variance(jumps: readonly Jump[], share: number): number {
  let [at, total] = [0, 0];
  for (const {n, d, d1, before} of jumps) {
    at += (before * d1) / n;
    const ahead = share - at;
    if (n > d) total += (ahead ** 2 * d) / (n * (n - d));
    total += (before ** 2 * d1 * (n - d1)) / n ** 3 - (2 * ahead * before * d1) / n ** 2;
  }
  return Math.max(0, total);
}

function interval(share: number, v: number): {low: number | null; high: number | null} {
  if (share <= 0 || share >= 1 || v === 0) return {low: null, high: null};
  const shift = (Z95 * Math.sqrt(v)) / (share * -Math.log(share));
  return {low: share ** Math.exp(shift), high: share ** Math.exp(-shift)};
}

/** The share activated by a day; none while no account has been followed that long. */
export function activatedBy(follows: readonly ActivationFollow[], day: number): Metric {
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

/** The day by which half of the accounts that started have activated. */
export function timeToValue(follows: readonly ActivationFollow[]): Metric {
  const n = follows.length;
  if (n === 0) return undefinedMetric("no account has started to pay", {n});
  const steps = activationCurve(follows);
  const at = (of: (d: ActivationStep) => number | null) =>
    steps.find((d) => (of(d) ?? d.share) >= 0.5 - 1e-12)?.days ?? null;
  const value = at((d) => d.share);
  const rest = {
    numerator: follows.filter((d) => d.outcome === "activated").length,
    denominator: n,
    low: at((d) => d.high),
    high: at((d) => d.low),
    n,
    method: "Aalen-Johansen, churn competing; interval inverts the log-log band"
  };
  return value === null
    ? undefinedMetric("not reached: the share activated stays under 50 %", rest)
    : {value, ...rest};
}
