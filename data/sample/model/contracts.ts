import {ADDONS} from "../catalogue.js";
import {addMonths} from "./calendar.js";
import type {Random} from "./random.js";
import type {Sim} from "./sim.js";
import type {Account, Line} from "./world.js";
import {valueOn} from "./world.js";

const CORE = "Kestrel Core";
const TERM_MONTHS: Record<string, number> = {annual: 12, quarterly: 3};

/** Starts a paid spell on a day: the core line and, for some, an add-on. */
export function startPaying(sim: Sim, account: Account, day: number): void {
  const random = sim.random("contract", account.account_id, day);
  account.spells.push({start: day, end: null, voluntary: true, drivers: []});
  account.churn_on = null;
  account.return_on = null;
  account.contract.renewal = nextRenewal(account, day);
  openCore(sim, account, day);
  if (account.contract.price === 0) return;
  for (const product of Object.keys(ADDONS)) if (random.chance(0.14)) addOn(sim, account, {product, day});
}

/** Opens a trial line: it shows the price to come and carries no MRR. */
export function startTrial(sim: Sim, account: Account): void {
  const {start, end} = account.trial!;
  const {plan, seats, price} = account.contract;
  const trial = {product: CORE, plan, seats: Math.min(seats, 10), mrr: money(Math.min(seats, 10) * price)};
  open(sim, account, {...trial, start, renewal: null, is_trial: true, auto_renew: false}).end = end;
}

/** Ends all that runs on a day; used for churn and for lapses. */
export function stopPaying(account: Account, day: number): void {
  for (const line of running(account)) line.end = day;
}

/** Starts the same lines again after a lapse. */
export function resumePaying(sim: Sim, account: Account, day: number): void {
  openCore(sim, account, day);
  for (const {product, mrr} of account.contract.addons) openAddOn(sim, account, {product, mrr, day});
}

export function addOn(sim: Sim, account: Account, {product, day}: {product: string; day: number}): void {
  const listed = ADDONS[product]![valueOn(account.segments, day)];
  const mrr = money(listed * (account.currency === "EUR" ? 0.92 : 1));
  account.contract.addons.push({product, mrr});
  openAddOn(sim, account, {product, mrr, day});
}

/** Changes the seats of the core line from a day on. */
export function changeSeats(sim: Sim, account: Account, {seats, day}: {seats: number; day: number}): void {
  account.contract.seats = Math.max(2, seats);
  for (const line of running(account)) if (line.product === CORE) line.end = day;
  openCore(sim, account, day);
}

/** Renews the contract: a new term for every line, the core line at the new price. */
export function renew(sim: Sim, account: Account, {day, uplift}: {day: number; uplift: number}): void {
  const {contract} = account;
  contract.price = money(contract.price * (1 + uplift));
  contract.renewal = nextRenewal(account, day);
  stopPaying(account, day);
  resumePaying(sim, account, day);
}

/** Seats gained or lost, as the last month's active-user rate suggests. */
export function seatChange(random: Random, account: Account, atRenewal: boolean): number | null {
  const rate = account.active_rate;
  if (rate === null) return null;
  const {seats, billing} = account.contract;
  const grow = rate > 0.55 ? 0.1 : rate > 0.4 ? 0.04 : 0.004;
  const shrink = atRenewal ? (rate < 0.35 ? 0.3 : 0.04) : billing === "monthly" && rate < 0.4 ? 0.025 : 0.002;
  const draw = random.next();
  if (draw < grow) return seats + Math.max(1, Math.round(seats * random.between(0.06, 0.28)));
  if (draw > 1 - shrink) return seats - Math.max(1, Math.round(seats * random.between(0.08, 0.3)));
  return null;
}

function openCore(sim: Sim, account: Account, day: number): void {
  const {plan, seats, price, renewal} = account.contract;
  open(sim, account, {
    product: CORE,
    plan,
    seats,
    mrr: money(seats * price),
    start: day,
    renewal,
    is_trial: false,
    auto_renew: renewal === null || seats % 5 !== 0
  });
}

function openAddOn(
  sim: Sim,
  account: Account,
  {product, mrr, day}: {product: string; mrr: number; day: number}
): void {
  const {plan, renewal} = account.contract;
  open(sim, account, {
    product,
    plan,
    seats: null,
    mrr,
    start: day,
    renewal,
    is_trial: false,
    auto_renew: true
  });
}

function open(sim: Sim, account: Account, line: Omit<Line, "subscription_id" | "end">): Line {
  const opened = {subscription_id: sim.subscriptionId(), ...line, end: null};
  account.lines.push(opened);
  return opened;
}

function running(account: Account): Line[] {
  return account.lines.filter((d) => !d.is_trial && d.end === null);
}

function nextRenewal(account: Account, day: number): number | null {
  const months = TERM_MONTHS[account.contract.billing];
  return months === undefined ? null : addMonths(day, months);
}

function money(amount: number): number {
  return Math.round(amount * 100) / 100;
}
