import type {Segment} from "../catalogue/segments.js";
import {mrrOn, seatsOn, valueOn} from "./asOf.js";
import {FIRST_DAY} from "./calendar.js";
import {HAZARD} from "./hazardModel.js";
import {isoDay} from "./iso.js";
import {monthEnd} from "./months.js";
import {activeUsers} from "./presence.js";
import type {Account} from "./world.js";

/** One account on one month end: what the next month's hazard is made of, all of it known that day. */
export interface TraceRow {
  account_id: string;
  month_end: string;
  segment: Segment;
  /** Seats paid for. */
  seats: number;
  /** Users created and not deactivated by the end of the day. */
  users: number;
  /** Distinct users with usage in the 28 days that end there. */
  mau: number;
  /** MAU / max(seats, users). */
  active_rate: number;
  /** Errors per use in the same 28 days; null under 50 uses. */
  error_share: number | null;
  young: boolean;
  low_activity: boolean;
  defects: boolean;
  poor_fit: boolean;
  champion_left: boolean;
  checkin_overdue: boolean;
  renewal_due: boolean;
  /** Voluntary churns per month. */
  hazard: number;
  /** In the month after month_end; null while the account stays. */
  churned_on: string | null;
  voluntary: boolean | null;
}

export const FEATURES = [
  "young",
  "low_activity",
  "defects",
  "poor_fit",
  "champion_left",
  "checkin_overdue",
  "renewal_due"
] as const;

/** The row of an account that pays on a month end, its outcome still open. */
export function traceRow(account: Account, month: number): TraceRow {
  const day = monthEnd(month);
  const seats = seatsOn(account, day);
  const users = activeUsers(account, day).length;
  const mau = account.users.filter((d) => d.last_active > day - 28).length;
  const base = Math.max(seats, users);
  const active_rate = base > 0 ? mau / base : 0;
  const error_share = errorShare(account, day);
  const row = {
    account_id: account.account_id,
    month_end: isoDay(day),
    segment: valueOn(account.segments, day),
    seats,
    users,
    mau,
    active_rate,
    error_share,
    young: day - account.spells.at(-1)!.start < HAZARD.young.days,
    low_activity: active_rate < HAZARD.low_activity.cut,
    defects: error_share !== null && error_share > HAZARD.defects.cut,
    poor_fit: account.channel === HAZARD.poor_fit.channel,
    champion_left: championLeft(account, day),
    checkin_overdue: checkinOverdue(account, day),
    renewal_due: renewalDue(account, day, monthEnd(month + 1))
  };
  return {...row, hazard: hazardOf(row), churned_on: null, voluntary: null};
}

function hazardOf(row: Pick<TraceRow, "segment" | (typeof FEATURES)[number]>): number {
  let hazard = HAZARD.base[row.segment];
  for (const feature of FEATURES) if (row[feature]) hazard *= HAZARD[feature].ratio;
  return hazard;
}

function errorShare(account: Account, day: number): number | null {
  let [uses, errors] = [0, 0];
  for (let i = Math.max(0, day - 27 - FIRST_DAY); i <= day - FIRST_DAY; ++i) {
    uses += account.uses[i]!;
    errors += account.errors[i]!;
  }
  return uses >= HAZARD.defects.least_uses ? errors / uses : null;
}

function championLeft(account: Account, day: number): boolean {
  const since = day - HAZARD.champion_left.days + 1;
  return account.users.some(
    (d) => d.is_champion && d.deactivated !== null && d.deactivated >= since && d.deactivated < day + 1
  );
}

function checkinOverdue(account: Account, day: number): boolean {
  const since = day - HAZARD.checkin_overdue.days + 1;
  const start = account.spells[0]!.start;
  return (
    start < since &&
    !account.touches.some((d) => d.purpose === "checkin" && d.moment >= since && d.moment < day + 1)
  );
}

function renewalDue(account: Account, day: number, next: number): boolean {
  if (account.contract.billing !== "annual") return false;
  return account.lines.some(
    (d) =>
      d.end === null && d.renewal !== null && d.renewal > day && d.renewal <= next && mrrOn(account, day) > 0
  );
}
