import type {Atlas} from "./atlas.js";
import {AS_OF, FIRST_DAY, MONTHS} from "./calendar.js";
import {monthEnd, monthStart} from "./months.js";
import {newAccount} from "./newAccount.js";
import {PAYING_TARGET} from "./sales.js";
import {startPaying, startTrial} from "./signing.js";
import type {Sim} from "./sim.js";
import {staff} from "./staff.js";
import {monthUsage, nextEngagement} from "./usage.js";
import type {Account} from "./world.js";

/** The month in which payment lapses for some days without being a churn, by order of sign-up. */
const LAPSES: Record<number, number> = {7: 9, 24: 17, 30: 22, 41: 12, 77: 20};
const OPEN_TRIALS = 4;
/** The month in which an account joins that uses the product for nothing. */
const GIFT_MONTH = 5;

/** Sales bring as many new accounts as the month's target lacks after churn and returns. */
export function arrive(sim: Sim, atlas: Atlas, month: number): void {
  const [first, last] = [monthStart(month), monthEnd(month)];
  const staying = sim.accounts.filter((d) => d.contract.price > 0 && stays(d, last)).length;
  const random = sim.random("arrivals", month);
  for (let i = staying; i < PAYING_TARGET[month]! * sim.scale; ++i) {
    const day = random.integer(first + (month === 0 ? 0 : 1), last - 2);
    const length = random.pick([14, 30, 30]);
    const gap = random.weighted([
      [0, 8],
      [random.integer(1, 20), 2],
      [random.integer(33, 50), 0.6]
    ] as const);
    const start = day - gap - length;
    const tried = random.chance(0.55) && start >= FIRST_DAY;
    const account = newAccount(sim, atlas, tried ? start : day - random.integer(0, month === 0 ? 120 : 20));
    account.lapse_month = LAPSES[sim.accounts.length] ?? null;
    if (tried) beginTrial(sim, account, {start, end: start + length, month});
    startPaying(sim, account, day);
  }
}

/** Trials that come to nothing, some that are open at the end, and the account that never pays. */
export function tryOut(sim: Sim, atlas: Atlas, month: number): void {
  const random = sim.random("trials", month);
  const drawn = random.weighted([
    [0, 3],
    [1, 5],
    [2, 2]
  ] as const);
  const lost = drawn * sim.scale;
  const open = month === MONTHS - 1 ? OPEN_TRIALS * sim.scale : 0;
  for (let i = 0; i < lost + open; ++i) {
    const start = monthStart(month) + (i < lost ? random.integer(0, 14) : random.integer(14, 25));
    const account = newAccount(sim, atlas, start);
    if (i < lost) account.level = random.between(0.1, 0.45);
    beginTrial(sim, account, {start, end: start + (i < lost ? 14 : 30), month});
  }
  if (month === GIFT_MONTH) {
    const account = newAccount(sim, atlas, monthStart(month) + 6);
    account.contract.price = 0;
    startPaying(sim, account, monthStart(month) + 9);
  }
}

// Lives through the months of the trial before the current one.
function beginTrial(
  sim: Sim,
  account: Account,
  {start, end, month}: {start: number; end: number; month: number}
): void {
  account.trial = {start, end};
  startTrial(sim, account);
  staff(sim, account, {day: start, last: Math.min(AS_OF, start + 12), limit: 10});
  for (let m = 0; m < month; ++m) {
    const [from, to] = [Math.max(start, monthStart(m)), Math.min(end - 1, monthEnd(m))];
    if (from > to) continue;
    nextEngagement(sim, account, m);
    monthUsage(sim, account, {month: m, from, to});
  }
}

function stays(account: Account, day: number): boolean {
  const spell = account.spells.at(-1);
  return spell !== undefined && spell.start <= day && (spell.end === null || spell.end > day);
}
