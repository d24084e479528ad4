import {dayText, parseDay} from "./utcDay.js";

/** The last day of the month that `months` months after the month of the day. */
export function monthEnd(day: string, months = 0): string {
  const date = parseDay(day);
  return dayText(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
}

/** The first day of the month that `months` months after the month of the day. */
export function monthStart(day: string, months = 0): string {
  const date = parseDay(day);
  return dayText(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
}

/**
 * The same day of another month. The last day of a month stays a last day (30 June less three
 * months is 31 March), and a day that the other month lacks becomes its last one.
 */
export function addMonths(day: string, months: number): string {
  const end = monthEnd(day, months);
  if (day === monthEnd(day)) return end;
  const same = `${end.slice(0, 8)}${day.slice(8)}`;
  return same < end ? same : end;
}
