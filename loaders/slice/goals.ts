import {group} from "d3";
import type {DeckGoal, DeckPlan} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceScope} from "./scope.js";

const GOALS = `
  SELECT
    account_id, goal_id, goal, unit, baseline::DOUBLE AS baseline, target::DOUBLE AS target, current::DOUBLE AS current,
    (current - baseline)::DOUBLE / nullif((target - baseline)::DOUBLE, 0) AS attainment,
    due_date, coalesce(status, 'open') AS status, owner
  FROM goals
  WHERE coalesce(status, 'open') = 'open' OR due_date > $year_t0::DATE
  ORDER BY account_id, due_date, goal_id`;

const PLANS = `
  SELECT
    p.account_id, plan, coalesce(about, 'other') AS about, ref, t.topic,
    CASE WHEN t.opened_at::DATE > $t0::DATE AND t.opened_at::DATE <= $t1::DATE THEN t.severity END AS severity,
    owner, owner_side, due_date,
    coalesce(status, 'open') AS status
  FROM plans p
  LEFT JOIN tickets t ON t.ticket_id = p.ref AND t.account_id = p.account_id
  WHERE coalesce(status, 'open') = 'open' OR due_date > $t0::DATE
  ORDER BY p.account_id, due_date NULLS LAST, plan`;

/** The goals that are open or fell due in the twelve months that end with the quarter, by account. */
export async function sliceGoals(db: Warehouse, {year_t0}: SliceScope): Promise<Map<string, DeckGoal[]>> {
  return rowsByAccount(await db.query<DeckGoal & {account_id: string}>(GOALS, {year_t0}));
}

/** The steps that are open or fell due in the quarter, by account. */
export async function slicePlans(db: Warehouse, {t0, t1}: SliceScope): Promise<Map<string, DeckPlan[]>> {
  return rowsByAccount(await db.query<DeckPlan & {account_id: string}>(PLANS, {t0, t1}));
}

function rowsByAccount<T extends {account_id: string}>(
  rows: readonly T[]
): Map<string, Omit<T, "account_id">[]> {
  const groups = group(rows, (d) => d.account_id);
  return new Map(Array.from(groups, ([id, own]) => [id, own.map(({account_id: _, ...rest}) => rest)]));
}
