import {quantile} from "d3";
import {dayText, parseDay} from "../utcDay.js";

/** When a signal counts as exposure. */
export interface ExposureCut {
  value: number | null;
  /** which values are bad */
  bad: "low" | "high";
  /** whether the value itself is bad, or only those beyond it */
  inclusive: boolean;
  basis: "config" | "quartile" | null;
  /** why there is no cut */
  reason?: string;
}

/** First and last day of the window in which exposure is looked at; days as YYYY-MM-DD. */
export interface ExposureWindow {
  from: string;
  to: string;
}

const DAY = 86_400_000;

/** The days before an index date in which signals count: by default the 90 that end 30 days before it. */
export function exposureWindow(index_date: string, {lag_days = 30, days = 90} = {}): ExposureWindow {
  const to = +parseDay(index_date) - lag_days * DAY;
  return {from: dayText(to - (days - 1) * DAY), to: dayText(to)};
}

/**
 * The cut of a signal, fixed without a look at outcomes: the one of the config, else the border of the worst
 * quartile of the controls' months. Where more than half of those months lie at the border or beyond it, only
 * what is beyond counts.
 *
 * @param controls the signal in the controls' months; months without a value are left out before
 */
export function exposureCut(
  controls: ArrayLike<number>,
  {bad, configured = null}: {bad: "low" | "high"; configured?: number | null}
): ExposureCut {
  if (configured !== null) return {value: configured, bad, inclusive: true, basis: "config"};
  const none = {value: null, bad, inclusive: true, basis: null};
  const values = Float64Array.from(controls);
  if (values.length === 0) return {...none, reason: "no control has a value"};
  const value = quantile(values, bad === "low" ? 0.25 : 0.75)!;
  const inclusive = {value, bad, inclusive: true, basis: "quartile"} as const;
  const share = (cut: ExposureCut) => values.filter((d) => isExposed(d, cut)).length / values.length;
  if (share(inclusive) <= 0.5) return inclusive;
  const beyond = {...inclusive, inclusive: false};
  if (share(beyond) > 0) return beyond;
  return {...none, reason: "the controls' months hardly differ: more than half of them have the worst value"};
}

/** Whether a value counts as exposure; never when there is no cut. */
export function isExposed(value: number, {value: cut, bad, inclusive}: ExposureCut): boolean {
  if (cut === null) return false;
  if (value === cut) return inclusive;
  return bad === "low" ? value < cut : value > cut;
}
