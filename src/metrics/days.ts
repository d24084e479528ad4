import {dayText, parseDay} from "./utcDay.js";

const DAY = 86_400_000;

/** The mean length of a month. */
export const DAYS_A_MONTH = 30.4375;

/** The day that many days later; days are UTC days written as YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return dayText(+parseDay(day) + days * DAY);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return (+parseDay(to) - +parseDay(from)) / DAY;
}
