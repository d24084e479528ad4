import type {QualityData, QualityWarning, RejectedRow, TableQuality} from "../../src/metrics/qualityData.js";
import type {Columns} from "../../src/metrics/columns.js";
import type {Warehouse} from "../warehouse.js";

/** How many rejected rows the page can browse; the warehouse keeps them all. */
const REJECTED_LIMIT = 5000;

const COLUMNS = [
  "table_name", "source", "row_number", "column_name", "value", "rule", "message", "caused_by"
] as const satisfies readonly (keyof RejectedRow)[]; // prettier-ignore

/** What became of every table’s rows. In a slice the rejected rows themselves stay behind. */
export async function qualityData(db: Warehouse, {slice}: {slice: boolean}): Promise<QualityData> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const tables = await db.query<TableQuality>("FROM table_counts ORDER BY configured DESC, table_name");
  const rules = await db.query<QualityData["rules"][number]>(
    "SELECT table_name, rule, count(*) AS rows FROM rejected_rows GROUP BY ALL ORDER BY rows DESC, table_name, rule"
  );
  const rejected = await db.query<RejectedRow>(
    `SELECT ${COLUMNS.join(", ")} FROM rejected_rows ORDER BY table_name, source, row_number LIMIT ${REJECTED_LIMIT}`
  );
  const warnings = await db.query<QualityWarning>("FROM warnings ORDER BY table_name, rule");
  return {
    as_of: settings?.as_of ?? "",
    tables,
    rejected: byColumn(rejected),
    rejected_total: rules.reduce((total, d) => total + d.rows, 0),
    rules,
    warnings,
    slice
  };
}

function byColumn(rows: readonly RejectedRow[]): Columns<RejectedRow> {
  return Object.fromEntries(
    COLUMNS.map((name) => [name, rows.map((d) => d[name])])
  ) as unknown as Columns<RejectedRow>;
}
