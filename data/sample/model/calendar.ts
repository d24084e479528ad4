// A day is a whole number of days since 1970-01-01, UTC; a month is counted from the first one of the sample.
const DAY_MS = 86_400_000;

/** Months in the sample: April 2024 to September 2026. */
export const MONTHS = 30;
export const FIRST_DAY = dayOf("2024-04-01");
export const AS_OF = dayOf("2026-09-30");

export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

/** First day of the month; month 30 is October 2026. */
export function monthStart(month: number): number {
  return Date.UTC(2024, 3 + month, 1) / DAY_MS;
}

export function monthEnd(month: number): number {
  return monthStart(month + 1) - 1;
}

export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 2024) * 12 + date.getUTCMonth() - 3;
}

/** The same day some months later, or that month's last day where it is shorter. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY_MS;
}

/** 0 is Sunday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** YYYY-MM-DD. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** YYYY-MM-DD HH:MM:SS of a moment given in days, UTC. */
export function isoTime(moment: number): string {
  return new Date(Math.round(moment * 86_400) * 1000).toISOString().slice(0, 19).replace("T", " ");
}
