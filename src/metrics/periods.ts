import {addDays, addMonths, monthEnd} from "./days.js";

export {addDays, addMonths, monthEnd};

/** Two days that are compared: t0, the last day before the period, and t1, its own last day. */
export interface Window {
  t0: string;
  t1: string;
}

/** A window and the name that gives it back: *2026Q3*, *12m* or *2025-09-30..2026-09-30*. */
export interface NamedWindow extends Window {
  label: string;
  /** the quarter's name when the window is a fiscal quarter */
  quarter: string | null;
}

function monthNumber(day: string): number {
  return +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1;
}

function dayOfMonth(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}-01`;
}

/** A fiscal year that starts in January begins in its own calendar year, every other one in the year before. */
function yearOffset(fiscal_year_start: number): number {
  return fiscal_year_start === 1 ? 0 : 13 - fiscal_year_start;
}

/**
 * The fiscal quarter of a day, such as *2026Q3*, named for the calendar year in which its fiscal year ends.
 *
 * @param fiscal_year_start month in which the fiscal year starts, 1 to 12
 */
export function quarterOf(day: string, fiscal_year_start = 1): string {
  const shifted = monthNumber(monthEnd(day)) + yearOffset(fiscal_year_start);
  return `${Math.floor(shifted / 12)}Q${Math.floor((shifted % 12) / 3) + 1}`;
}

/** The window of a quarter: t0 is the last day of the quarter before, t1 its own last day. */
export function quarterBounds(quarter: string, fiscal_year_start = 1): Window {
  const match = /^(\d{4})Q([1-4])$/.exec(quarter);
  if (match === null) throw new RangeError(`not a quarter such as 2026Q3: ${quarter}`);
  const first = +match[1]! * 12 + (+match[2]! - 1) * 3 - yearOffset(fiscal_year_start);
  return {t0: addDays(dayOfMonth(first), -1), t1: monthEnd(dayOfMonth(first + 2))};
}

/** The quarter before. */
export function previousQuarter(quarter: string): string {
  const {t0} = quarterBounds(quarter);
  return quarterOf(t0);
}

/** The latest quarter that is over by the end of `as_of`. */
export function lastFullQuarter(as_of: string, fiscal_year_start = 1): string {
  const quarter = quarterOf(as_of, fiscal_year_start);
  return quarterBounds(quarter, fiscal_year_start).t1 <= as_of ? quarter : previousQuarter(quarter);
}

/**
 * Reads a window: a quarter (*2026Q3*), a number of months up to as_of (*12m*), or two days that are
 * compared (*2025-09-30..2026-09-30*: t0 and t1 as they stand).
 *
 * @throws RangeError if the text is none of these, or t1 is not after t0
 */
export function parseWindow(
  window: string,
  {as_of, fiscal_year_start = 1}: {as_of: string; fiscal_year_start?: number}
): NamedWindow {
  if (/^\d{4}Q/.test(window))
    return {...quarterBounds(window, fiscal_year_start), label: window, quarter: window};
  const months = /^([1-9]\d{0,2})m$/.exec(window);
  if (months !== null) return named({t0: addMonths(as_of, -Number(months[1])), t1: as_of}, fiscal_year_start);
  const days = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(window);
  if (days === null)
    throw new RangeError(`not a window such as 2026Q3, 12m or 2025-09-30..2026-09-30: ${window}`);
  const [t0, t1] = [addDays(days[1]!, 0), addDays(days[2]!, 0)];
  if (t1 <= t0) throw new RangeError(`the window's second day is not after its first: ${window}`);
  return named({t0, t1}, fiscal_year_start);
}

function named({t0, t1}: Window, fiscal_year_start: number): NamedWindow {
  const quarter = quarterOf(t1, fiscal_year_start);
  const bounds = quarterBounds(quarter, fiscal_year_start);
  const whole = bounds.t0 === t0 && bounds.t1 === t1;
  return {t0, t1, label: whole ? quarter : `${t0}..${t1}`, quarter: whole ? quarter : null};
}
