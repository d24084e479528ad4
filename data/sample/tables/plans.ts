import {valueOn} from "../model/asOf.js";
import {AS_OF} from "../model/calendar.js";
import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import {PLAN_TEXTS} from "../text/goals.js";
import type {Row} from "./rows.js";

type About = keyof typeof PLAN_TEXTS;

/** Agreed next steps of the accounts that pay at the end; a few have none. */
export function planRows(sim: Sim, related: {goals: Row[]; tickets: Row[]; experiments: Row[]}): Row[] {
  return sim.accounts.flatMap((account) => {
    const random = sim.random("plans", account.account_id);
    if (account.spells.at(-1)?.end !== null || random.chance(0.12)) return [];
    const own = (rows: Row[]): Row[] => rows.filter((d) => d.account_id === account.account_id);
    const goals = own(related.goals).filter((d) => d.status !== "met");
    const bugs = own(related.tickets)
      .filter((d) => d.bug_id !== null)
      .slice(-2);
    const trials = own(related.experiments);
    const steps: Row[] = [];
    for (const goal of goals.slice(0, 2)) steps.push(step(random, account, "goal", goal.goal_id as string));
    for (const bug of bugs.slice(0, 1)) steps.push(step(random, account, "issue", bug.ticket_id as string));
    for (const trial of trials)
      if (random.chance(0.75)) steps.push(step(random, account, "experiment", trial.experiment_id as string));
    if (random.chance(0.7)) steps.push(step(random, account, "adoption", null));
    if (random.chance(0.4)) steps.push(step(random, account, "other", null));
    return steps;
  });
}

function step(random: Random, account: Account, about: About, ref: string | null): Row {
  const done = random.chance(0.25);
  const side = random.chance(0.6) ? "us" : "customer";
  const due = AS_OF + (done ? -random.integer(2, 80) : random.integer(-12, 95));
  return {
    account_id: account.account_id,
    plan: random.pick(PLAN_TEXTS[about]),
    about,
    ref,
    owner:
      side === "us"
        ? valueOn(account.csms, AS_OF)
        : random.pick(["Operations lead", "Planning lead", "Site manager"]),
    owner_side: side,
    due_date: random.chance(0.93) ? isoDay(due) : null,
    status: done ? "done" : random.chance(0.05) ? "dropped" : "open"
  };
}
