import {activeUsers} from "./presence.js";
import {ROLES, ROLE_FEATURES} from "../catalogue/roles.js";
import type {Random} from "./random.js";
import type {Sim} from "./sim.js";
import type {Account, User} from "./world.js";

interface Staffing {
  day: number;
  last: number;
  limit?: number;
}

/** Brings the number of users to what the seats call for, from a day on; the first ones come at once. */
export function staff(sim: Sim, account: Account, {day, last, limit = Infinity}: Staffing): void {
  const random = sim.random("staff", account.account_id, day);
  const present = activeUsers(account, day);
  const wanted = Math.min(limit, Math.max(2, Math.round(account.contract.seats * account.fill)));
  const first = present.length === 0;
  for (let i = present.length; i < wanted; ++i) {
    const joined = first ? day + random.next() * (i < 3 ? 1 : 12) : random.between(day, last);
    account.users.push(newUser(sim, account, random, Math.min(joined, last + 0.9)));
  }
  if (first) nameChampions(account, random);
  const surplus = present.length - Math.round(account.contract.seats * 1.04);
  if (surplus > 0)
    for (const user of leastKeen(present, surplus)) user.deactivated ??= random.between(day + 1, last + 0.9);
}

/** Users leave now and then; a champion who leaves takes some of the account's drive along. */
export function turnover(sim: Sim, account: Account, {day, last}: {day: number; last: number}): void {
  const random = sim.random("turnover", account.account_id, day);
  for (const user of activeUsers(account, day)) {
    const leaves = random.chance(user.is_champion ? 0.013 : 0.011);
    const moment = random.between(day + 0.3, last + 0.8);
    if (!leaves || user.deactivated !== null || user.created > day - 20) continue;
    user.deactivated = moment;
    if (user.is_champion) account.level *= 0.86;
  }
  if (account.users.every((d) => !d.is_champion || d.deactivated !== null) && random.chance(0.22)) {
    const heirs = activeUsers(account, last).filter((d) => !d.is_champion && d.rank < 0.3);
    if (heirs.length > 0) random.pick(heirs).is_champion = true;
  }
}

/** When an account has left, most of its users are switched off within days. */
export function dismiss(sim: Sim, account: Account, day: number): void {
  const random = sim.random("dismiss", account.account_id, day);
  for (const user of activeUsers(account, day)) {
    if (random.chance(0.85)) user.deactivated = day + random.between(0.2, 6);
  }
}

function newUser(sim: Sim, account: Account, random: Random, created: number): User {
  const role = random.weighted(ROLES);
  const rank = random.next();
  const own = ROLE_FEATURES[role]!.filter((d) => account.adopted.includes(d));
  const others = account.adopted.filter((d) => !own.includes(d) && random.chance(0.28));
  const features = [...own, ...others];
  return {
    user_id: sim.userId(),
    role,
    created,
    deactivated: null,
    is_champion: false,
    rank,
    intensity: Math.min(0.85, Math.max(0.08, 0.6 - 0.42 * rank + random.normal(0, 0.1))),
    features: features.length > 0 ? features : account.adopted,
    last_active: -Infinity
  };
}

function nameChampions(account: Account, random: Random): void {
  if (random.chance(0.2)) return;
  const keen = [...account.users].sort((a, b) => a.rank - b.rank);
  const {seats} = account.contract;
  const count = seats > 30 ? 3 : seats > 10 ? 2 : 1;
  for (const user of keen.slice(0, count)) user.is_champion = true;
}

function leastKeen(users: readonly User[], count: number): User[] {
  return [...users].sort((a, b) => b.rank - a.rank).slice(0, count);
}
