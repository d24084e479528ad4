import {mean, median} from "d3";

/** A complete ISO week of one account. */
export interface QuietWeek {
  /** its Sunday */
  week_end: string;
  /** weekly active users; null where the data of the week are missing */
  wau: number | null;
  /** the whole segment dipped that week (see dippedWeeks), so that it says nothing about this account */
  skipped?: boolean;
}

/** The state of the watch at the end of a week. */
export interface QuietState {
  week_end: string;
  /** mean and standard deviation that the week is measured against; null while there is no watch */
  base_mean: number | null;
  base_deviation: number | null;
  base_weeks: number;
  /** null in a week that is missing or skipped */
  z: number | null;
  /** the cumulated sum of falls */
  s: number | null;
  /** null while there is no watch: usage cannot be judged */
  alarm: boolean | null;
  reason: string | null;
}

const BASE_WEEKS = 26;
const LEAST_BASE = 12;
const SLACK = 0.5;
const LIMIT = 5;

interface Watch {
  mean: number;
  deviation: number;
  base_weeks: number;
  scale: number;
  since: number;
  s: number;
  /** usable weeks running with S above the limit */
  above: number;
  /** usable weeks running in which S did not grow */
  calm: number;
  /** the week in which the alarm opened; null while it is not open */
  alarmed: number | null;
}

/**
 * Watches one account's weekly active users for a lasting fall, by a one-sided cumulative sum.
 *
 * The base is the 26 weeks before the watch begins, at least 12 of them usable with a mean of 1 or more.
 * S(t) = max(0, S(t-1) - z(t) - 0.5); the alarm opens when S > 5 two usable weeks running and closes when
 * S is back at 5 or below, or has not grown for two usable weeks. The watch begins anew, on the 26 weeks
 * before, when an alarm closes and after 26 weeks; one with an open alarm after 26 weeks of alarm.
 *
 * @param weeks consecutive complete weeks in order of time, from the account's first
 * @see Page 1954, Continuous inspection schemes
 */
export function quietWatch(weeks: readonly QuietWeek[]): QuietState[] {
  let watch: Watch | null = null;
  return weeks.map((week, i) => {
    if (watch === null || isOver(watch, i)) watch = begin(weeks, i);
    if (watch === null) return idle(week, usable(weeks, i).length);
    const z = week.wau === null || week.skipped === true ? null : (week.wau - watch.mean) / watch.scale;
    if (z !== null) observe(watch, z, i);
    const state: QuietState = {
      week_end: week.week_end,
      base_mean: watch.mean,
      base_deviation: watch.deviation,
      base_weeks: watch.base_weeks,
      z,
      s: watch.s,
      alarm: watch.alarmed !== null,
      reason: null
    };
    if (closes(watch)) {
      watch = null;
      state.alarm = false;
    }
    return state;
  });
}

/**
 * The weeks in which a segment's weekly active users are 30 % or more under its own median of the 26 weeks
 * before (at least 12 of them): holidays and outages, not a customer that goes quiet.
 *
 * @param totals of consecutive weeks; null where the data are missing
 */
export function dippedWeeks(totals: readonly (number | null)[]): boolean[] {
  return totals.map((total, i) => {
    const before = totals.slice(Math.max(0, i - BASE_WEEKS), i).filter((d) => d !== null);
    if (total === null || before.length < LEAST_BASE) return false;
    const middle = median(before) ?? 0;
    return middle > 0 && total <= 0.7 * middle;
  });
}

function usable(weeks: readonly QuietWeek[], i: number): number[] {
  return weeks
    .slice(Math.max(0, i - BASE_WEEKS), i)
    .flatMap((d) => (d.wau === null || d.skipped === true ? [] : [d.wau]));
}

function begin(weeks: readonly QuietWeek[], i: number): Watch | null {
  const base = usable(weeks, i);
  const m = mean(base) ?? 0;
  if (base.length < LEAST_BASE || m < 1) return null;
  const squares = base.reduce((total, x) => total + (x - m) ** 2, 0);
  const deviation = Math.sqrt(squares / (base.length - 1));
  const scale = Math.max(deviation, Math.sqrt(Math.max(m, 1)));
  return {
    mean: m,
    deviation,
    base_weeks: base.length,
    scale,
    since: i,
    s: 0,
    above: 0,
    calm: 0,
    alarmed: null
  };
}

function observe(watch: Watch, z: number, i: number): void {
  watch.s = Math.max(0, watch.s - z - SLACK);
  watch.above = watch.s > LIMIT ? watch.above + 1 : 0;
  watch.calm = z >= -SLACK ? watch.calm + 1 : 0;
  if (watch.above >= 2) watch.alarmed ??= i;
}

function closes(watch: Watch): boolean {
  return watch.alarmed !== null && (watch.s <= LIMIT || watch.calm >= 2);
}

function isOver(watch: Watch, i: number): boolean {
  return i - (watch.alarmed ?? watch.since) >= BASE_WEEKS;
}

function idle({week_end}: QuietWeek, base_weeks: number): QuietState {
  const reason =
    base_weeks < LEAST_BASE
      ? "fewer than 12 weeks to compare with"
      : "fewer than 1 weekly active user in the base";
  return {week_end, base_mean: null, base_deviation: null, base_weeks, z: null, s: null, alarm: null, reason};
}
