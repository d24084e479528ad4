import {AS_OF} from "../model/calendar.js";
import {addMonths} from "../model/days.js";
import {isoDay} from "../model/iso.js";
import type {Random} from "../model/random.js";
import {sequence} from "../model/sequence.js";
import type {Sim} from "../model/sim.js";
import type {Account} from "../model/world.js";
import type {GoalKind} from "../text/goals.js";
import {GOALS} from "../text/goals.js";
import type {Row} from "./rows.js";

export interface GoalTables {
  goals: Row[];
  goal_values: Row[];
}

interface Draft {
  goal_id: string;
  kind: GoalKind;
  /** The day from which the goal is pursued. */
  since: number;
  due: number;
  /** The share of the way that is gone by the due date. */
  reach: number;
}

const OWNERS = ["Operations lead", "Planning lead", "Fleet manager", "Site manager", "Finance lead"] as const;

/** Goals with their values by quarter; some accounts have none. */
export function goalTables(sim: Sim): GoalTables {
  const id = sequence("G-", 3001);
  const tables: GoalTables = {goals: [], goal_values: []};
  for (const account of sim.accounts) {
    const random = sim.random("goals", account.account_id);
    const spell = account.spells.at(-1);
    if (spell === undefined || random.chance(0.1)) continue;
    const kinds = random.sample(GOALS, random.integer(2, 4));
    kinds.forEach((kind, i) => {
      const since = spell.start + random.integer(5, 60) + 90 * i;
      const due = since + random.integer(180, 420);
      if (since < Math.min(AS_OF, spell.end ?? Infinity)) {
        const reach = random.normal(0.58 + 0.75 * account.level, 0.32);
        add(tables, random, account, {goal_id: id(), kind, since, due, reach});
      }
    });
  }
  return tables;
}

function add(
  tables: GoalTables,
  random: Random,
  account: Account,
  {goal_id, kind, since, due, reach}: Draft
): void {
  const round = (value: number): number => Math.round(value * 10 ** kind.digits) / 10 ** kind.digits;
  const baseline = round(random.between(...kind.baseline));
  const target = round(baseline * random.between(...kind.aim));
  const stop = Math.min(AS_OF, account.spells.at(-1)!.end ?? Infinity);
  let current = baseline;
  const unmeasured = random.chance(0.06);
  for (let day = since, n = 0; day <= Math.min(stop, due); day = addMonths(since, 3 * ++n)) {
    const way = Math.min(1.15, (reach * (day - since)) / (due - since));
    current = round(baseline + (target - baseline) * (n === 0 ? 0 : way + random.normal(0, 0.04)));
    if (!unmeasured)
      tables.goal_values.push({goal_id, field: "current", value: current, valid_from: isoDay(day)});
  }
  const share = (current - baseline) / (target - baseline);
  const gone = account.spells.at(-1)!.end !== null;
  const status =
    share >= 1
      ? "met"
      : gone
        ? "dropped"
        : due <= AS_OF
          ? "missed"
          : random.chance(0.03)
            ? "dropped"
            : "open";
  tables.goals.push({
    goal_id,
    account_id: account.account_id,
    goal: kind.goal,
    metric: kind.metric,
    unit: kind.unit,
    baseline,
    target,
    current: unmeasured ? null : current,
    due_date: isoDay(due),
    status: unmeasured && status === "met" ? "open" : status,
    owner: random.chance(0.9) ? random.pick(OWNERS) : null
  });
}
