import {mrrOn} from "../model/asOf.js";
import {addMonths} from "../model/days.js";
import {isoDay} from "../model/iso.js";
import {cents} from "../model/money.js";
import {monthEnd, monthStart} from "../model/months.js";
import type {Random} from "../model/random.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import {VALUE_ITEMS} from "../text/goals.js";
import type {PaidMonth} from "./paidMonths.js";
import {paidMonths} from "./paidMonths.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

/** Promised against realised value; a tenth of the accounts never agreed on any. */
export function valueRows(sim: Sim): Row[] {
  return sorted(
    sim.accounts.flatMap((account) => {
      const random = sim.random("value", account.account_id);
      if (account.spells.length === 0 || account.contract.price === 0 || random.chance(0.1)) return [];
      const items = random.sample(VALUE_ITEMS, random.integer(1, 3));
      const delivery = random.skewed(0.5 + 0.75 * account.level, 0.28);
      return items.flatMap((item) => itemRows(random, account, {item, delivery}));
    }),
    "account_id",
    "item",
    "month"
  );
}

interface Promise {
  item: (typeof VALUE_ITEMS)[number];
  /** Realised / promised once the item is in full use. */
  delivery: number;
}

function itemRows(random: Random, account: Account, {item, delivery}: Promise): Row[] {
  const [name, low, high] = item;
  const worth = random.between(low, high);
  const measuredFrom = random.chance(0.08) ? Infinity : random.integer(1, 3);
  const months = fullMonths(account);
  const start = months[0]?.month ?? 0;
  return months.map(({month, engagement}) => {
    const age = month - start;
    const promised = cents(Math.round((worth * mrrOn(account, monthEnd(month))) / 10) * 10);
    const ramp = Math.min(1, 0.35 + 0.13 * age) * Math.min(1.1, 0.55 + 0.7 * engagement);
    const measured = age >= measuredFrom && !random.chance(0.07);
    const realised = measured ? cents(promised * delivery * ramp * random.skewed(1.12, 0.1)) : null;
    return {account_id: account.account_id, item: name, month: isoDay(monthStart(month)), promised, realised};
  });
}

function fullMonths(account: Account): PaidMonth[] {
  return paidMonths(account).filter(
    ({month, from, to}) => from === monthStart(month) && to === addMonths(from, 1) - 1
  );
}
