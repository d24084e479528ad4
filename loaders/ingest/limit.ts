import type {Config} from "../configTypes.js";
import type {TableName} from "../contract.js";
import {UserError} from "../errors.js";
import type {Warehouse} from "../warehouse.js";
import type {TableCounts} from "./report.js";

async function commonest(db: Warehouse, table: string): Promise<string> {
  const rows = await db.query<{
    column_name: string;
    rule: string;
    n: number;
    source: string;
    row_number: number;
    value: string;
  }>(
    `SELECT column_name, rule, count(*) AS n, first(source) AS source, min(row_number) AS row_number,
       arg_min(value, row_number) AS value
     FROM rejected_rows WHERE table_name = $1 AND counted GROUP BY ALL ORDER BY n DESC LIMIT 3`,
    [table]
  );
  return rows
    .map(
      (d) =>
        `    ${d.n} x ${d.rule}${d.column_name ? ` in ${d.column_name}` : ""}, first in ${d.source} row ${d.row_number}: ${JSON.stringify(d.value)}`
    )
    .join("\n");
}

/** Stops with exit code 3 when a table lost a greater share of its rows than the config allows, cascades not counted. */
export async function enforceLimit(
  db: Warehouse,
  {rejects, path}: Config,
  tables: ReadonlyMap<TableName, TableCounts>
): Promise<void> {
  const over = [...tables].filter(([, d]) => d.rejected - d.cascaded > rejects.limit * d.read);
  if (over.length === 0) return;
  const parts: string[] = [];
  for (const [table, {read, rejected, cascaded}] of over) {
    const lost = rejected - cascaded;
    parts.push(
      `  ${table}: ${lost} of ${read} rows (${((100 * lost) / read).toFixed(1)} %)\n${await commonest(db, table)}`
    );
  }
  throw new UserError(
    `more than ${100 * rejects.limit} % of a table's rows were rejected (rejects.limit in ${path}):\n${parts.join("\n")}\nmend the files or the mapping, or go on with --force or rejects: {continue: true}`,
    3
  );
}
