import {AS_OF, MONTHS, monthEnd, monthStart} from "../model/calendar.js";
import type {Random} from "../model/random.js";
import type {Account, User} from "../model/world.js";

export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** A month, or the part of it, in which an account pays and works. */
export interface PaidMonth {
  month: number;
  from: number;
  to: number;
  /** Share of users at work. */
  engagement: number;
}

/** The moment after which nothing is known. */
export const NOW = AS_OF + 1;

export function paidMonths(account: Account): PaidMonth[] {
  const months: PaidMonth[] = [];
  for (let month = 0; month < MONTHS; ++month) {
    for (const {start, end} of account.spells) {
      const from = Math.max(start, monthStart(month));
      const to = Math.min((end ?? Infinity) - 1, monthEnd(month));
      if (from <= to) months.push({month, from, to, engagement: account.engagement[month]!});
    }
  }
  return months;
}

/** Users who are there on a day and keen enough to be at work in a month of that engagement. */
export function usersAtWork(account: Account, day: number, engagement: number): User[] {
  return account.users.filter(
    (d) => d.rank <= engagement && d.created <= day && (d.deactivated === null || d.deactivated > day + 1)
  );
}

/** A moment in working hours of a random day between two days, both included. */
export function workingMoment(
  random: Random,
  account: Account,
  {from, to}: {from: number; to: number}
): number {
  const day = random.integer(from, to);
  const hour = 8.2 + 9 * random.next() - account.place.offset;
  return day + Math.min(23.9, Math.max(0.1, hour)) / 24;
}

/** Draws a whole number of events with the given mean. */
export function poisson(random: Random, mean: number): number {
  let count = 0;
  for (let time = random.exponential(); time < mean; time += random.exponential()) ++count;
  return count;
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The rows in order of the given columns, by code point. */
export function sorted<T extends Row>(rows: T[], ...keys: (keyof T & string)[]): T[] {
  return rows.sort((a, b) => {
    for (const key of keys) if (a[key] !== b[key]) return a[key]! < b[key]! ? -1 : 1;
    return 0;
  });
}
