import type {Columns} from "../../src/metrics/columns.js";
import {
  type QualityData,
  type QualityWarning,
  REJECTED_COLUMNS,
  type RejectedRow,
  type TableQuality
} from "../../src/metrics/qualityData.js";
import type {TableName} from "../contract.js";
import {TABLE_NAMES, tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";

/** How many rejected rows the page can browse; the warehouse keeps them all. */
const REJECTED_LIMIT = 5000;

/** The value at fault, as far as readers may see it: users are hashed, words of people need leave. */
const VALUE = `CASE WHEN column_name = 'user_id' THEN hashed(value)
  WHEN column_name IN ('email', 'comment', 'feedback', 'summary') AND NOT $comments THEN NULL ELSE value END AS value`;

/** What decides what the page may say of the rows that were set aside. */
export interface QualityOptions {
  /** For one segment or CSM: then the rows themselves stay behind, since each may be anybody’s. */
  slice: boolean;
  /** Whether what people wrote in their own words is published. */
  comments: boolean;
}

/** What became of every table’s rows. */
export async function qualityData(db: Warehouse, {slice, comments}: QualityOptions): Promise<QualityData> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const rules = await db.query<QualityData["rules"][number]>(
    "SELECT table_name, rule, count(*) AS count FROM rejected_rows GROUP BY ALL ORDER BY count DESC, table_name, rule"
  );
  const shown = REJECTED_COLUMNS.map((name) => (name === "value" ? VALUE : name)).join(", ");
  const rejected = await db.query<RejectedRow>(
    `SELECT ${shown} FROM rejected_rows ORDER BY table_name, source, rejected_rows.row_number LIMIT ${REJECTED_LIMIT}`.replace(
      "$comments",
      String(comments)
    )
  );
  return {
    as_of: settings?.as_of ?? "",
    tables: await tableQuality(db),
    rejected: byColumn(rejected),
    rejected_total: rules.reduce((total, d) => total + d.count, 0),
    rules,
    warnings: await db.query<QualityWarning>(
      'SELECT table_name, rule, message, "rows" AS count, example FROM warnings ORDER BY table_name, rule'
    ),
    slice
  };
}

/** The tables in the order of the data contract. */
async function tableQuality(db: Warehouse): Promise<TableQuality[]> {
  const rows = await db.query<Omit<TableQuality, "flow" | "journal" | "about">>("FROM table_counts");
  const byName = new Map(rows.map((d) => [d.table_name, d]));
  return TABLE_NAMES.flatMap((name: TableName) => {
    const row = byName.get(name);
    const {about, flow = false, journal = false} = tableRule(name);
    return row === undefined ? [] : [{...row, about, flow, journal}];
  });
}

function byColumn(rows: readonly RejectedRow[]): Columns<RejectedRow> {
  return Object.fromEntries(
    REJECTED_COLUMNS.map((name) => [name, rows.map((d) => d[name])])
  ) as unknown as Columns<RejectedRow>;
}
