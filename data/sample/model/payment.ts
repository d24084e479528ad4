import {openAddOn, openCore} from "./lines.js";
import type {Sim} from "./sim.js";
import type {Account} from "./world.js";

/** Ends what runs on a day, or of it one product: for churn, lapses and changes. */
export function stopPaying(account: Account, day: number, product?: string): void {
  for (const line of account.lines) {
    if (!line.is_trial && line.end === null && line.product === (product ?? line.product)) line.end = day;
  }
}

/** Starts the contract's lines on a day: again after a lapse, or anew. */
export function resumePaying(sim: Sim, account: Account, day: number): void {
  openCore(sim, account, day);
  for (const {product, mrr} of account.contract.addons) openAddOn(sim, account, {product, mrr, day});
}
