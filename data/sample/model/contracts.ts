import {ADDONS} from "../catalogue/plans.js";
import {valueOn} from "./asOf.js";
import {addMonths} from "./days.js";
import {CORE, openAddOn, openCore} from "./lines.js";
import {cents} from "./money.js";
import {resumePaying, stopPaying} from "./payment.js";
import type {Sim} from "./sim.js";
import type {Account} from "./world.js";

const TERM_MONTHS: Record<string, number> = {annual: 12, quarterly: 3};

export function addOn(sim: Sim, account: Account, {product, day}: {product: string; day: number}): void {
  const listed = ADDONS[product]![valueOn(account.segments, day)];
  const mrr = cents(listed * (account.currency === "EUR" ? 0.92 : 1));
  account.contract.addons.push({product, mrr});
  openAddOn(sim, account, {product, mrr, day});
}

/** Changes the seats of the core line from a day on. */
export function changeSeats(sim: Sim, account: Account, {seats, day}: {seats: number; day: number}): void {
  account.contract.seats = Math.max(2, seats);
  stopPaying(account, day, CORE);
  openCore(sim, account, day);
}

/** Renews the contract: a new term for every line, the core line at the new price. */
export function renew(sim: Sim, account: Account, {day, uplift}: {day: number; uplift: number}): void {
  const {contract} = account;
  contract.price = cents(contract.price * (1 + uplift));
  contract.renewal = nextRenewal(account, day);
  stopPaying(account, day);
  resumePaying(sim, account, day);
}

/** The day on which a term that starts on a day ends; monthly contracts have none. */
export function nextRenewal(account: Account, day: number): number | null {
  const months = TERM_MONTHS[account.contract.billing];
  return months === undefined ? null : addMonths(day, months);
}
