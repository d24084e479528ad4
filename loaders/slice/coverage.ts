import {group} from "d3";
import type {DeckCoverage} from "../../src/metrics/deckData.js";
import type {Warehouse} from "../warehouse.js";

/** The tables that slides read, and the day that a row of each speaks of; none where rows are undated. */
const DAYS: Record<string, string | null> = {
  subscriptions: "start_date",
  users: "created_at::DATE",
  tickets: "opened_at::DATE",
  surveys: "greatest(sent_at, answered_at)::DATE",
  value: "month",
  experiments: null,
  goals: null,
  plans: null,
  requests: "created_at::DATE"
};

/** How many rows of each table are about each account, and until when; tables without any are left out. */
export async function sliceCoverage(db: Warehouse): Promise<Map<string, DeckCoverage[]>> {
  const counts = Object.entries(DAYS).map(
    ([table, day]) =>
      `SELECT account_id, '${table}' AS "table", count(*) AS rows, ${day === null ? "NULL::DATE" : `max(${day})`} AS last_day FROM ${table} GROUP BY ALL`
  );
  const usage = `SELECT account_id, 'usage' AS "table", sum(rows)::BIGINT AS rows, max(day) AS last_day FROM usage_user_day GROUP BY ALL`;
  const rows = await db.query<DeckCoverage & {account_id: string}>(
    `${[usage, ...counts].join(" UNION ALL ")} ORDER BY account_id, rows DESC, "table"`
  );
  const found = group(rows, (d) => d.account_id);
  return new Map(
    Array.from(found, ([id, own]) => [
      id,
      own.map(({table, rows: n, last_day}) => ({table, rows: n, last_day}))
    ])
  );
}
