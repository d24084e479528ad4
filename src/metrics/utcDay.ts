/** The instant at which a day begins, written as YYYY-MM-DD. */
export function parseDay(day: string): Date {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(time)) throw new RangeError(`not a day as YYYY-MM-DD: ${day}`);
  const date = new Date(time);
  if (date.toISOString().slice(0, 10) !== day) throw new RangeError(`no such day: ${day}`);
  return date;
}

/** The day of an instant. */
export function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
