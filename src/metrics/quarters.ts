import {addDays} from "./days.js";
import {monthEnd} from "./months.js";

/** Two days that are compared: t0, the last day before the period, and t1, its own last day. */
export interface Window {
  t0: string;
  t1: string;
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
