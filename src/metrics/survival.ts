import {Z95} from "./wilson.js";

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

/** The scale on which the interval is symmetric, named as R's conf.type. */
export type IntervalScale = "log-log" | "log" | "plain";

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
  const exits = follows.toSorted((a, b) => a.time - b.time);
  const entries = follows
    .map((d) => ({time: d.entry ?? -Infinity, weight: d.weight ?? 1}))
    .sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let [at_risk, entered, s, log_variance] = [0, 0, 1, 0];
  for (let i = 0; i < exits.length;) {
    const time = exits[i]!.time;
    for (; entered < entries.length && entries[entered]!.time < time; ++entered)
      at_risk += entries[entered]!.weight;
    let [events, censored] = [0, 0];
    for (; i < exits.length && exits[i]!.time === time; ++i) {
      const {event, weight = 1} = exits[i]!;
      if (event) events += weight;
      else censored += weight;
    }
    if (events > 0) {
      const left = Math.max(0, at_risk - events);
      s = left <= 1e-12 * at_risk ? 0 : (s * left) / at_risk;
      log_variance += s === 0 ? Infinity : events / (at_risk * left);
    }
    steps.push({
      time,
      at_risk,
      events,
      censored,
      survival: s,
      log_variance,
      ...interval(s, log_variance, scale)
    });
    at_risk -= events + censored;
  }
  return steps;
}

function interval(
  s: number,
  log_variance: number,
  scale: IntervalScale
): {low: number | null; high: number | null} {
  if (s === 0 || (s === 1 && scale === "log-log")) return {low: null, high: null};
  const half = Z95 * Math.sqrt(log_variance);
  if (scale === "plain") return {low: Math.max(0, s - half * s), high: Math.min(1, s + half * s)};
  if (scale === "log") return {low: s * Math.exp(-half), high: Math.min(1, s * Math.exp(half))};
  const shift = half / -Math.log(s);
  return {low: s ** Math.exp(shift), high: s ** Math.exp(-shift)};
}

/** The state of a curve at a time: the last step up to it, or the start. */
export function survivalAt(
  steps: readonly SurvivalStep[],
  time: number
): Pick<SurvivalStep, "survival" | "low" | "high"> {
  const step = steps.findLast((d) => d.time <= time);
  return step ?? {survival: 1, low: null, high: null};
}

/** How many units are under observation at each of the times: the numbers under a curve. */
export function numbersAtRisk(follows: readonly Follow[], times: readonly number[]): number[] {
  return times.map((time) => follows.filter((d) => d.time >= time && (d.entry ?? -Infinity) < time).length);
}
