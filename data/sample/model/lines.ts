import {cents} from "./money.js";
import type {Sim} from "./sim.js";
import type {Account, Line} from "./world.js";

/** What every account buys. */
export const CORE = "Kestrel Core";

export function openCore(sim: Sim, account: Account, day: number): void {
  const {plan, seats, price, renewal} = account.contract;
  openLine(sim, account, {
    product: CORE,
    plan,
    seats,
    mrr: cents(seats * price),
    start: day,
    renewal,
    is_trial: false,
    auto_renew: renewal === null || seats % 5 !== 0
  });
}

export function openAddOn(
  sim: Sim,
  account: Account,
  {product, mrr, day}: {product: string; mrr: number; day: number}
): void {
  const {plan, renewal} = account.contract;
  openLine(sim, account, {
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

export function openLine(sim: Sim, account: Account, line: Omit<Line, "subscription_id" | "end">): Line {
  const opened = {subscription_id: sim.subscriptionId(), ...line, end: null};
  account.lines.push(opened);
  return opened;
}
