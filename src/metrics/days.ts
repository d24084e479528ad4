const DAY = 86_400_000;

function parse(day: string): Date {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(time)) throw new RangeError(`not a day as YYYY-MM-DD: ${day}`);
  const date = new Date(time);
  if (date.toISOString().slice(0, 10) !== day) throw new RangeError(`no such day: ${day}`);
  return date;
}

function text(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The day that many days later; days are UTC days written as YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return text(+parse(day) + days * DAY);
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return (+parse(to) - +parse(from)) / DAY;
}

/** The last day of the month that `months` months after the month of the day. */
export function monthEnd(day: string, months = 0): string {
  const date = parse(day);
  return text(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
}

/** The first day of the month that `months` months after the month of the day. */
export function monthStart(day: string, months = 0): string {
  const date = parse(day);
  return text(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
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
