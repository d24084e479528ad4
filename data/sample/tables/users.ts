import {isoDay, isoTime} from "../model/iso.js";
import type {Random} from "../model/random.js";
import type {Sim} from "../model/sim.js";
import type {Account, User} from "../model/world.js";
import {PEOPLE, personName} from "../text/people.js";
import {NOW} from "./paidMonths.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

export function userRows(sim: Sim): Row[] {
  return sorted(
    sim.accounts.flatMap((account) =>
      account.users
        .filter((d) => d.created < NOW)
        .map((d) => ({
          user_id: d.user_id,
          account_id: account.account_id,
          role: d.role,
          created_at: isoTime(d.created),
          deactivated_at: d.deactivated === null || d.deactivated >= NOW ? null : isoTime(d.deactivated),
          is_champion: d.is_champion
        }))
    ),
    "created_at",
    "user_id"
  );
}

export function contactRows(sim: Sim): Row[] {
  return sim.accounts.flatMap((account) =>
    account.spells.length === 0 ? [] : accountContacts(sim, account)
  );
}

function accountContacts(sim: Sim, account: Account): Row[] {
  const random = sim.random("contacts", account.account_id);
  const number = account.account_id.slice(3);
  const used = new Set<string>();
  const person = (role: string, champion: User | null = null): Row => {
    const name = freshName(random, account.place.language, used);
    const left = champion?.deactivated ?? null;
    return {
      account_id: account.account_id,
      name,
      role,
      email: random.chance(0.93) ? `${role}${used.size}@account${number}.example` : null,
      language: random.chance(0.9) ? account.place.language : "en",
      preferred_channel: random.pick(["email", "email", "call", "meeting", "chat"]),
      left_on: left === null || left >= NOW ? null : isoDay(Math.floor(left))
    };
  };
  const champions = account.users
    .filter((d) => d.is_champion && d.created < NOW)
    .map((d) => person("champion", d));
  const others = ["sponsor", "buyer", "user", "user"].filter((_, i) =>
    random.chance([0.85, 0.7, 0.5, 0.2][i]!)
  );
  return [...champions, ...others.map((role) => person(role))];
}

function freshName(random: Random, language: string, used: Set<string>): string {
  const {given, family} = PEOPLE[language] ?? PEOPLE.en!;
  for (;;) {
    const name = personName(language, random.pick(given), random.pick(family));
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}
