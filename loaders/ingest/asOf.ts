import {TABLE_NAMES, tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {ident} from "./sql.js";
import type {Stage} from "./stage.js";

/**
 * The last day of known data: the latest of the dates that count for it among accepted rows, never a renewal, due or
 * end date. **usage_day** is the latest day of accepted usage, which has no stage.
 */
export async function latestDay(
  db: Warehouse,
  stages: ReadonlyMap<string, Stage>,
  usage_day: string | null
): Promise<string | null> {
  const parts = TABLE_NAMES.flatMap((table) => {
    const stage = stages.get(table);
    if (stage === undefined) return [];
    const dates = (tableRule(table).dates_as_of ?? []).filter((d) => stage.given.has(d));
    return dates.map(
      (d) => `SELECT max(CAST(${ident(d)} AS DATE)) AS d FROM ${ident(stage.name)} WHERE _code = 0`
    );
  });
  if (usage_day !== null) parts.push(`SELECT DATE '${usage_day}' AS d`);
  const [row] = await db.query<{d: string | null}>(`SELECT max(d) AS d FROM (${parts.join(" UNION ALL ")})`);
  return row?.d ?? null;
}
