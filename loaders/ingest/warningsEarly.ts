import {tableRule} from "../contract.js";
import type {IngestWarning} from "./report.js";
import {ident} from "./sql.js";
import type {WarningContext} from "./warningContext.js";

const DAYS = 7;

/** Tables of things that go on happening whose last row lies more than a week before as_of. */
export async function endsEarly({db, as_of, stages, usage}: WarningContext): Promise<IngestWarning[]> {
  const tables = [...stages.keys()].filter((d) => d !== "usage" && tableRule(d).flow);
  const lasts = tables.map((table) => {
    const month = table === "value";
    const dates = (tableRule(table).known_from ?? []).map((d) =>
      month ? "last_day(month)" : `CAST(${ident(d)} AS DATE)`
    );
    return `SELECT '${table}' AS table_name, max(greatest(${dates.join(", ")})) AS last FROM ${ident(table)}`;
  });
  if (usage !== undefined) lasts.push("SELECT 'usage' AS table_name, max(day) AS last FROM usage_user_day");
  if (lasts.length === 0) return [];
  const early = await db.query<{table_name: string; last: string; days: number}>(
    `SELECT table_name, last, DATE '${as_of}' - last AS days FROM (${lasts.join(" UNION ALL ")})
     WHERE DATE '${as_of}' - last > ${DAYS} ORDER BY table_name`
  );
  return early.map(({table_name, last, days}) => ({
    table_name,
    rule: "ends_early",
    message: `the table ends ${days} days before ${as_of}`,
    rows: 1,
    example: last
  }));
}
