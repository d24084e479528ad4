import {ADDONS} from "../catalogue/plans.js";
import type {Segment} from "../catalogue/segments.js";
import {CSMS} from "../catalogue/team.js";
import {valueOn} from "./asOf.js";
import {monthTouches} from "./contact.js";
import {addOn, changeSeats, nextRenewal, renew} from "./contracts.js";
import {dayOf} from "./days.js";
import {monthEnd, monthStart} from "./months.js";
import {resumePaying, stopPaying} from "./payment.js";
import type {Random} from "./random.js";
import {seatChange} from "./seatChange.js";
import {startPaying} from "./signing.js";
import type {Sim} from "./sim.js";
import {dismiss, staff, turnover} from "./staff.js";
import {monthUsage, nextEngagement} from "./usage.js";
import type {Account} from "./world.js";

interface Span {
  from: number;
  to: number;
}

const BOOKS_MOVE = dayOf("2025-11-03");
/** Seats from which an account is served as the next segment. */
const PROMOTION: Partial<Record<Segment, {seats: number; to: Segment}>> = {
  "Small business": {seats: 21, to: "Mid-market"},
  "Mid-market": {seats: 72, to: "Enterprise"}
};

/** One month in the life of an account: people come and go, the contract changes, the product is used. */
export function liveMonth(sim: Sim, account: Account, month: number): void {
  const bounds = {from: monthStart(month), to: monthEnd(month)};
  const trial =
    account.trial === null ? null : within(bounds, {from: account.trial.start, to: account.trial.end - 1});
  const paid = paidSpan(account, bounds);
  if (trial !== null || paid !== null) nextEngagement(sim, account, month);
  if (trial !== null) monthUsage(sim, account, {month, ...trial});
  if (paid !== null) paidMonth(sim, account, {month, ...paid});
  const leaves = account.churn_on;
  if (leaves !== null && leaves >= bounds.from && leaves <= bounds.to) {
    stopPaying(account, leaves);
    dismiss(sim, account, leaves);
  }
}

/** Starts a new spell when the day of an account's return has come. */
export function comeBack(sim: Sim, account: Account, month: number): void {
  const day = account.return_on;
  if (day === null || day < monthStart(month) || day > monthEnd(month)) return;
  account.course = "steady";
  account.level = 0.7;
  account.contract.seats = Math.max(3, Math.round(account.contract.seats * 0.8));
  account.contract.addons = [];
  startPaying(sim, account, day);
}

function paidMonth(sim: Sim, account: Account, {month, from, to}: Span & {month: number}): void {
  const last = monthEnd(month);
  const leaves = account.churn_on !== null && account.churn_on <= last;
  const settled = from === monthStart(month) && account.spells.at(-1)!.start < from;
  staff(sim, account, {day: from, last});
  if (settled) turnover(sim, account, {day: from, last: to});
  if (settled && !leaves) changeContract(sim, account, {month, from, to});
  monthUsage(sim, account, {month, from, to});
  monthTouches(sim, account, {month, from, to});
}

function changeContract(sim: Sim, account: Account, {month, from, to}: Span & {month: number}): void {
  const random = sim.random("changes", account.account_id, month);
  const {renewal} = account.contract;
  const due = renewal !== null && renewal >= from && renewal <= to ? renewal : null;
  const day = due ?? random.integer(from + 1, to - 1);
  if (account.lapse_month === month) return lapse(sim, account, from + 6);
  const seats = account.contract.price > 0 ? seatChange(random, account, due !== null) : null;
  if (due !== null) {
    if (seats !== null) account.contract.seats = Math.max(2, seats);
    if (random.chance(0.1)) account.contract.addons.pop();
    renew(sim, account, {
      day,
      uplift: random.weighted([
        [0, 5],
        [0.03, 3],
        [0.05, 2]
      ] as const)
    });
  } else if (seats !== null) changeSeats(sim, account, {seats, day});
  else if (random.chance(0.006)) buyAddOn(sim, account, random, day);
  promote(account, day);
  if (from <= BOOKS_MOVE && BOOKS_MOVE <= to) moveBook(account, random);
}

function lapse(sim: Sim, account: Account, day: number): void {
  const again = day + 12;
  stopPaying(account, day);
  // A term that ended meanwhile begins anew.
  const {renewal} = account.contract;
  if (renewal !== null && renewal <= again) account.contract.renewal = nextRenewal(account, again);
  resumePaying(sim, account, again);
}

function buyAddOn(sim: Sim, account: Account, random: Random, day: number): void {
  const missing = Object.keys(ADDONS).filter((product) =>
    account.contract.addons.every((d) => d.product !== product)
  );
  if (missing.length > 0 && account.contract.price > 0)
    addOn(sim, account, {product: random.pick(missing), day});
}

function promote(account: Account, day: number): void {
  const step = PROMOTION[valueOn(account.segments, day)];
  if (step !== undefined && account.contract.seats >= step.seats)
    account.segments.push({from: day, value: step.to});
}

function moveBook(account: Account, random: Random): void {
  if (valueOn(account.csms, BOOKS_MOVE) !== CSMS[2] || !random.chance(0.4)) return;
  account.csms.push({from: BOOKS_MOVE, value: account.place.region === "Europe" ? CSMS[0] : CSMS[5]});
}

function paidSpan(account: Account, bounds: Span): Span | null {
  const spell = account.spells.at(-1);
  return spell === undefined ? null : within(bounds, {from: spell.start, to: (spell.end ?? Infinity) - 1});
}

function within(bounds: Span, span: Span): Span | null {
  const from = Math.max(bounds.from, span.from);
  const to = Math.min(bounds.to, span.to);
  return from <= to ? {from, to} : null;
}
