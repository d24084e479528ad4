import {ADDONS} from "../catalogue/plans.js";
import {addOn, nextRenewal} from "./contracts.js";
import {CORE, openCore, openLine} from "./lines.js";
import {cents} from "./money.js";
import type {Sim} from "./sim.js";
import type {Account} from "./world.js";

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
  const trial = {product: CORE, plan, seats: Math.min(seats, 10), mrr: cents(Math.min(seats, 10) * price)};
  openLine(sim, account, {...trial, start, renewal: null, is_trial: true, auto_renew: false}).end = end;
}
