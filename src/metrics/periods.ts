import {addDays} from "./days.js";
import {addMonths} from "./months.js";
import type {Window} from "./quarters.js";
import {previousQuarter, quarterBounds, quarterOf} from "./quarters.js";

/** A window and the name that gives it back: *2026Q3*, *12m* or *2025-09-30..2026-09-30*. */
export interface NamedWindow extends Window {
  label: string;
  /** the quarter's name when the window is a fiscal quarter */
  quarter: string | null;
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
