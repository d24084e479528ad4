import {AS_OF} from "../model/calendar.js";
import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import type {Sim} from "../model/sim.js";
import type {Account, Spell} from "../model/world.js";
import type {Row} from "./rows.js";
import {sorted} from "./rows.js";

/** What people say of each driver, the strongest one first. */
const STATED: Record<string, string> = {
  defects: "product_defects",
  low_activity: "low_engagement",
  champion_left: "low_engagement",
  poor_fit: "poor_fit",
  checkin_overdue: "no_proactive_support",
  renewal_due: "price",
  young: "hard_to_use"
};
const USUAL = [
  ["price", 5],
  ["competitor", 3],
  ["missing_feature", 2],
  ["hard_to_use", 1],
  ["other", 1]
] as const;
const DETAIL: Record<string, string> = {
  price: "Too expensive for what we use",
  competitor: "Moved to another planner",
  product_defects: "Could not rely on the load plan",
  low_engagement: "Hardly anybody used it",
  poor_fit: "Made for larger fleets than ours",
  no_proactive_support: "Nobody showed us what to do next",
  hard_to_use: "Planners found it too complicated",
  missing_feature: "Needed approvals of rates"
};
const COMPETITORS = ["Routewise", "Cargonaut Desk", "in-house system"] as const;
/** Share of churns that nobody recorded. */
const UNRECORDED = 0.07;

/** Cancellations as they were recorded: some are missing, two were taken back, some take effect after the last day. */
export function churnRows(sim: Sim): Row[] {
  const rows = sim.accounts.flatMap((account) =>
    account.spells.flatMap((spell, i) => {
      if (spell.end === null) return [];
      const random = sim.random("cancellation", account.account_id, spell.end);
      return random.chance(UNRECORDED) ? [] : [event(random, account, {spell, next: account.spells[i + 1]})];
    })
  );
  return sorted([...rows, ...takenBack(sim)], "churned_on", "account_id");
}

interface Ending {
  spell: Spell;
  next: Spell | undefined;
}

function event(random: Random, account: Account, {spell, next}: Ending): Row {
  const end = spell.end!;
  const reason = spell.voluntary
    ? stated(random, spell)
    : random.chance(0.75)
      ? "payment_failed"
      : "company_closed";
  // The notice falls after the month end whose features set the hazard.
  const day = new Date(end * 86_400_000).getUTCDate();
  const notice = end > AS_OF ? AS_OF - random.integer(0, 9) : end - random.integer(0, Math.max(0, day - 1));
  return {
    account_id: account.account_id,
    churned_on: isoDay(end),
    notice_on: spell.voluntary && (end > AS_OF || random.chance(0.85)) ? isoDay(notice) : null,
    voluntary: random.chance(0.95) ? spell.voluntary : null,
    reason: random.chance(0.93) ? reason : null,
    reason_detail: random.chance(0.6) ? (DETAIL[reason] ?? null) : null,
    competitor: reason === "competitor" ? random.pick(COMPETITORS) : null,
    feedback: random.chance(0.35) ? (DETAIL[reason] ?? null) : null,
    request_id: null,
    topic: reason === "product_defects" ? "Load builder freezes on long manifests" : null,
    returned_on: next === undefined ? null : isoDay(next.start)
  };
}

// Somewhat over half name their strongest driver; the others name the price or whatever comes to mind.
function stated(random: Random, {drivers}: Spell): string {
  const driver = Object.keys(STATED).find((d) => drivers.includes(d));
  return driver !== undefined && random.chance(0.55) ? STATED[driver]! : random.weighted(USUAL);
}

// Two accounts cancelled and changed their mind before a payment was missed.
function takenBack(sim: Sim): Row[] {
  const random = sim.random("taken-back");
  const loyal = sim.accounts.filter(
    (d) => d.spells.length === 1 && d.spells[0]!.end === null && d.spells[0]!.start < AS_OF - 500
  );
  return random.sample(loyal, 2).map((account) => ({
    ...event(random, account, {
      spell: {...account.spells[0]!, end: AS_OF - random.integer(120, 300)},
      next: undefined
    }),
    reason: "price",
    reason_detail: "Budget on hold"
  }));
}
