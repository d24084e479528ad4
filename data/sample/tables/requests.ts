import {AS_OF} from "../model/calendar.js";
import {isoTime} from "../model/iso.js";
import {silent} from "../model/presence.js";
import {sequence} from "../model/sequence.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import {REQUEST_TITLES} from "../text/topics.js";
import {workingMoment} from "./draws.js";
import type {PaidMonth} from "./paidMonths.js";
import {paidMonths, usersAtWork} from "./paidMonths.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

/** What becomes of each wish: the day it ships, or a state. */
type Fate = number | "planned" | "open" | "declined";

export function requestRows(sim: Sim): Row[] {
  const id = sequence("Q-", 9001);
  const fates = drawFates(sim);
  const rows = sim.accounts.flatMap((account) =>
    paidMonths(account).flatMap((span) => monthRequests(sim, account, {span, fates}))
  );
  return sorted(rows, "created_at", "account_id").map((d) => ({request_id: id(), ...d}));
}

function drawFates(sim: Sim): Map<string, Fate> {
  const random = sim.random("roadmap");
  return new Map(
    REQUEST_TITLES.map((title, i) => {
      const fate: Fate =
        i % 5 < 2
          ? AS_OF - random.integer(5, 620)
          : i % 5 === 2
            ? "planned"
            : i % 10 === 9
              ? "declined"
              : "open";
      return [title, fate];
    })
  );
}

function monthRequests(
  sim: Sim,
  account: Account,
  {span, fates}: {span: PaidMonth; fates: Map<string, Fate>}
): Row[] {
  const random = sim.random("requests", account.account_id, span.from);
  const users = usersAtWork(account, span.to, span.engagement);
  if (users.length === 0 || silent(account, span.month) || !random.chance(0.07 + 0.2 * span.engagement))
    return [];
  const title = random.pick(REQUEST_TITLES);
  const created = workingMoment(random, account, span);
  const fate = fates.get(title)!;
  const shipped = typeof fate === "number" && fate > created + 1;
  return [
    {
      account_id: account.account_id,
      user_id: random.pick(users).user_id,
      created_at: isoTime(created),
      title,
      status: shipped ? "shipped" : typeof fate === "number" ? "open" : fate,
      shipped_at: shipped ? isoTime(fate + 0.5) : null
    }
  ];
}
