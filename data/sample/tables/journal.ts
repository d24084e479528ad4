import {mrrOn, valueOn} from "../model/asOf.js";
import {AS_OF} from "../model/calendar.js";
import {addMonths, dayOf} from "../model/days.js";
import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import {OVERRIDE_REASONS, PLAY_NOTES} from "../text/journal.js";
import type {Row} from "./rows.js";

/** The team has kept a journal since then. */
const BEGUN = dayOf("2025-01-01");

type Call = "commit" | "likely" | "at_risk" | "lost";

/** What a CSM, who knows more than the data, says of a renewal that will come, and of one that will not. */
const CALLS: Record<"kept" | "lost", readonly (readonly [Call, number])[]> = {
  kept: [
    ["commit", 0.5],
    ["likely", 0.38],
    ["at_risk", 0.11],
    ["lost", 0.01]
  ],
  lost: [
    ["commit", 0.12],
    ["likely", 0.38],
    ["at_risk", 0.35],
    ["lost", 0.15]
  ]
};
const SAID: Record<Call, readonly [number, number]> = {
  commit: [0.9, 0.97],
  likely: [0.7, 0.88],
  at_risk: [0.3, 0.55],
  lost: [0.02, 0.15]
};

/** The journal's three tables: calls on renewals, overrides of which some have expired, what became of a play. */
export function journalTables(sim: Sim): Record<string, Row[]> {
  const rows = (of: (account: Account, random: Random) => Row[], table: string, day: string) =>
    sim.accounts
      .flatMap((d) => of(d, sim.random("journal", table, d.account_id)))
      .sort((a, b) => (a[day]! < b[day]! ? -1 : a[day]! > b[day]! ? 1 : 0));
  return {
    overrides: rows(overrides, "overrides", "made_on"),
    actions: rows(actions, "actions", "on"),
    renewal_calls: rows(calls, "renewal_calls", "made_on")
  };
}

function calls(account: Account, random: Random): Row[] {
  const renewals = new Set(account.lines.flatMap((d) => d.renewal ?? []));
  return [...renewals].flatMap((renewal) =>
    [random.integer(84, 110), random.integer(25, 55)].flatMap((lead) => {
      const day = renewal - lead;
      const said = random.chance(0.8);
      const kept = renewal + 30 > AS_OF ? random.chance(0.9) : mrrOn(account, renewal + 30) > 0;
      const call = random.weighted(CALLS[kept ? "kept" : "lost"]);
      const probability = Math.round(random.between(...SAID[call]) * 20) / 20;
      const has_chance = random.chance(0.85);
      if (!said || day < BEGUN || day > AS_OF || mrrOn(account, day) === 0) return [];
      return [
        {
          ...{account_id: account.account_id, renewal_date: isoDay(renewal), call},
          ...{probability: has_chance ? probability : null, by: csmOn(account, day), made_on: isoDay(day)}
        }
      ];
    })
  );
}

function overrides(account: Account, random: Random): Row[] {
  const day = AS_OF - random.integer(3, 150);
  const days = random.chance(0.4) ? random.integer(21, 80) : null;
  if (!random.chance(0.07) || mrrOn(account, day) === 0 || mrrOn(account, AS_OF) === 0) return [];
  return [
    {
      ...{account_id: account.account_id, score: random.integer(32, 84), band: null},
      ...{reason: random.pick(OVERRIDE_REASONS), by: csmOn(account, day), made_on: isoDay(day)},
      expires_on: days === null ? null : isoDay(day + days)
    }
  ];
}

/** What was done where a champion had left: the play fires on the month end after that. */
function actions(account: Account, random: Random): Row[] {
  return account.users.flatMap((user) => {
    const {deactivated, is_champion} = user;
    const state = random.weighted([
      ["done", 0.6],
      ["snoozed", 0.25],
      ["dropped", 0.15]
    ]);
    const wait = random.integer(1, 12);
    const note = random.chance(0.6) ? random.pick(PLAY_NOTES) : null;
    if (!is_champion || deactivated === null || deactivated < BEGUN) return [];
    const month = isoDay(Math.floor(deactivated)).slice(0, 8);
    const fired = addMonths(dayOf(`${month}01`), 1) - 1;
    const on = fired + wait;
    if (on > AS_OF || mrrOn(account, fired) === 0) return [];
    return [
      {
        ...{account_id: account.account_id, play: "champion-left", fired_on: isoDay(fired), state},
        ...{by: csmOn(account, on), on: isoDay(on), note}
      }
    ];
  });
}

const csmOn = (account: Account, day: number): string => valueOn(account.csms, day);
