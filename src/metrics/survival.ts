import {bisector} from "d3";
import {type CurveColumns, productLimit} from "./stats/productLimit.js";
import {type IntervalScale, shareInterval} from "./stats/shareInterval.js";

/** One unit under observation: when it entered, when it was last seen, and whether it ended then. */
export interface Follow {
  /** from the origin to the event or to the end of observation, at least 0 */
  time: number;
  /** true: the event happened at *time*; false: still without it when last seen (censored) */
  event: boolean;
  /** units are at risk only after this time (late entry); default: from the origin, time 0 included */
  entry?: number;
  /** how much the unit counts; default 1 */
  weight?: number;
}

/** A time at which something happened, and the state of the curve just after it. */
export interface SurvivalStep {
  time: number;
  /** weight under observation just before */
  at_risk: number;
  events: number;
  censored: number;
  survival: number;
  /** Greenwood's variance of the log of survival; infinite at survival 0 */
  log_variance: number;
  /** 95 % interval; null where it is not defined (survival 0 or 1) */
  low: number | null;
  high: number | null;
}

/**
 * Kaplan-Meier estimate of the share still without the event, with Greenwood's variance.
 *
 * Steps come in order of time, one per time at which a unit had the event or was last seen. Events come
 * before censoring at the same time. With weights the variance is not that of a sample: use a bootstrap.
 *
 * @see Kaplan and Meier 1958; Kalbfleisch and Prentice 1980 for the log-log interval
 */
export function survival(
  follows: readonly Follow[],
  {scale = "log-log"}: {scale?: IntervalScale} = {}
): SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let log_variance = 0;
  productLimit(columns(follows), ({time, at_risk, events, censored, survival: s}) => {
    if (events > 0) log_variance += s === 0 ? Infinity : events / (at_risk * (at_risk - events));
    const {low, high} = survivalInterval(s, log_variance, scale);
    steps.push({time, at_risk, events, censored, survival: s, log_variance, low, high});
  });
  return steps;
}

function columns(follows: readonly Follow[]): CurveColumns {
  const n = follows.length;
  const [time, event] = [new Float64Array(n), new Uint8Array(n)];
  let entry: Float64Array | undefined;
  let weight: Float64Array | undefined;
  for (let i = 0; i < n; ++i) {
    const d = follows[i]!;
    time[i] = d.time;
    event[i] = d.event ? 1 : 0;
    if (d.entry !== undefined) (entry ??= new Float64Array(n).fill(-Infinity))[i] = d.entry;
    if (d.weight !== undefined) (weight ??= new Float64Array(n).fill(1))[i] = d.weight;
  }
  return {time, event, entry, weight};
}

function survivalInterval(
  s: number,
  log_variance: number,
  scale: IntervalScale
): {low: number | null; high: number | null} {
  if (s === 0 || (s === 1 && scale === "log-log")) return {low: null, high: null};
  return shareInterval(s, s * Math.sqrt(log_variance), scale);
}

/** The state of a curve at a time: the last step up to it, or the start. */
export function survivalAt(
  steps: readonly SurvivalStep[],
  time: number
): Pick<SurvivalStep, "survival" | "low" | "high"> {
  const step = steps[bisector((d: SurvivalStep) => d.time).right(steps, time) - 1];
  return step ?? {survival: 1, low: null, high: null};
}

/** How many units are under observation at each of the times: the numbers under a curve. */
export function numbersAtRisk(follows: readonly Follow[], times: readonly number[]): number[] {
  return times.map((time) => follows.filter((d) => d.time >= time && (d.entry ?? -Infinity) < time).length);
}
