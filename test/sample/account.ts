import {dayOf} from "../../data/sample/model/days.js";
import type {Sim} from "../../data/sample/model/sim.js";
import {createSim} from "../../data/sample/model/sim.js";
import type {Account, User} from "../../data/sample/model/world.js";
import {Atlas} from "../../data/sample/model/atlas.js";
import {newAccount} from "../../data/sample/model/newAccount.js";

/** An account with everything that matters set by hand: Small business, 10 seats at 50 a month each, billed yearly. */
export function handmade(change: Partial<Account> = {}): {sim: Sim; account: Account} {
  const sim = createSim(1, () => undefined);
  const account = newAccount(sim, new Atlas(sim.random("atlas")), dayOf("2024-05-01"));
  account.segments = [{from: dayOf("2024-05-01"), value: "Small business"}];
  account.channel = "inbound";
  account.currency = "USD";
  account.contract = {plan: "Growth", seats: 10, price: 50, billing: "annual", renewal: null, addons: []};
  return {sim, account: Object.assign(account, change)};
}

/** A user who was there all the time and last worked on a day. */
export function user(user_id: string, last_active: string, change: Partial<User> = {}): User {
  return {
    user_id,
    role: "planner",
    created: dayOf("2024-05-01"),
    deactivated: null,
    is_champion: false,
    rank: 0.1,
    intensity: 0.5,
    features: ["shipment_planner"],
    last_active: dayOf(last_active),
    ...change
  };
}
