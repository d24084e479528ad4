import {TABLE_NAMES, type TableName, tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import type {IngestWarning, TableCounts} from "./report.js";
import {ident} from "./sql.js";

/** Makes the empty tables that say what became of the input. */
export async function makeMeta(db: Warehouse): Promise<void> {
  await db.run(
    `CREATE TABLE rejected_rows (table_name VARCHAR, source VARCHAR, row_number BIGINT, column_name VARCHAR, value VARCHAR,
       rule VARCHAR, message VARCHAR, caused_by VARCHAR, counted BOOLEAN);
     CREATE TABLE warnings (table_name VARCHAR, rule VARCHAR, message VARCHAR, rows BIGINT, example VARCHAR);
     CREATE TABLE table_counts (table_name VARCHAR, configured BOOLEAN, source VARCHAR, read BIGINT, accepted BIGINT,
       rejected BIGINT, cascaded BIGINT, known BIGINT, warnings BIGINT, first_day DATE, last_day DATE);
     CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR)`
  );
}

/** The first and last day of a table of the warehouse, by the dates from which its rows are known. */
async function daysOf(
  db: Warehouse,
  table: TableName
): Promise<{first_day: string | null; last_day: string | null}> {
  const dates = table === "usage" ? ["day"] : (tableRule(table).known_from ?? []);
  if (dates.length === 0) return {first_day: null, last_day: null};
  const from = table === "usage" ? "usage_user_day" : ident(table);
  const list = dates.map((d) => `CAST(${ident(d)} AS DATE)`).join(", ");
  const [row] = await db.query<{first_day: string | null; last_day: string | null}>(
    `SELECT min(least(${list})) AS first_day, max(greatest(${list})) AS last_day FROM ${from}`
  );
  return row ?? {first_day: null, last_day: null};
}

/** The number of rows of a table in the warehouse; usage is counted by its roll-up. */
export async function knownRows(db: Warehouse, table: TableName): Promise<number> {
  const sql =
    table === "usage"
      ? "SELECT coalesce(sum(rows), 0) AS n FROM usage_user_day"
      : `SELECT count(*) AS n FROM ${ident(table)}`;
  return (await db.query<{n: number}>(sql))[0]?.n ?? 0;
}

/** Writes what was counted and warned of. */
export async function writeCounts(
  db: Warehouse,
  tables: ReadonlyMap<TableName, TableCounts>,
  warnings: readonly IngestWarning[]
): Promise<void> {
  const none = {
    read: 0,
    accepted: 0,
    rejected: 0,
    cascaded: 0,
    known: 0,
    warnings: 0,
    configured: false,
    source: null
  };
  const rows = [];
  for (const table of TABLE_NAMES) {
    const counts: TableCounts = tables.get(table) ?? none;
    rows.push({table_name: table, ...counts, ...(await daysOf(db, table))});
  }
  await db.appendRows("table_counts", rows);
  await db.appendRows("warnings", warnings);
}
