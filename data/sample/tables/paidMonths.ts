import {AS_OF, MONTHS} from "../model/calendar.js";
import {monthEnd, monthStart} from "../model/months.js";
import type {Account, User} from "../model/world.js";

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
