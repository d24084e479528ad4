import {columnText, type ColumnText, describedColumn} from "../../src/lib/columnText.js";
import {UNIT_WORDS} from "../../src/lib/unitWords.js";
import {DEFINITIONS} from "../../src/metrics/definitions.js";
import {type TableName, TABLE_NAMES, tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {ACCOUNT_TABLES} from "./dictionary/accounts.js";
import {RECORD_TABLES} from "./dictionary/records.js";
import type {TableText} from "./dictionary/tableText.js";

const TABLES: Readonly<Record<string, TableText>> = {...ACCOUNT_TABLES, ...RECORD_TABLES};

/** Columns that mean the same wherever nothing else is said. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  account_id: "The account, as in account_dim",
  user_id: "The user, as a hash of the id",
  point_date: "Day for which the row holds: the last of a month, or of the data",
  segment: "Segment, such as SMB or Enterprise"
};

/** What one row of a published table is; null where nobody has written it. */
export function tableDescription(table: string): string | null {
  return TABLES[table]?.about ?? null;
}

/** What a published column holds, by the first that says so: the table, the data contract, the metric of that name. */
export function columnDescription(table: string, column: string): ColumnText | null {
  const {columns = {}, like} = TABLES[table] ?? {};
  const own = columnText(columns[column] ?? "");
  if (own.description !== "") return own;
  const text = EVERYWHERE[column] ?? ruleText(like ?? table, column) ?? null;
  if (text !== null) return {description: text, unit: own.unit};
  const metric = DEFINITIONS.find((d) => d.id === column);
  return metric ? {description: `${metric.label}: ${metric.formula}`, unit: UNIT_WORDS[metric.unit]} : null;
}

function ruleText(table: string, column: string): string | undefined {
  if (!TABLE_NAMES.includes(table as TableName)) return undefined;
  const rule = tableRule(table as TableName).columns[column];
  return rule?.values ? `${rule.about}: ${rule.values.join(", ")}` : rule?.about;
}

/** Writes the descriptions into the published copy, as comments that any reader of the file is shown. */
export async function describePublished(db: Warehouse): Promise<void> {
  const columns = await db.query<{table_name: string; column_name: string; is_view: boolean}>(
    `SELECT table_name, column_name, view_name IS NOT NULL AS is_view FROM duckdb_columns() c
     LEFT JOIN duckdb_views() v ON v.database_name = c.database_name AND view_name = table_name
     WHERE c.database_name = 'published' AND NOT c.internal ORDER BY table_name, column_index`
  );
  for (const {table_name, is_view} of new Map(columns.map((d) => [d.table_name, d])).values()) {
    const text = tableDescription(table_name);
    if (text !== null) await comment(db, `${is_view ? "VIEW" : "TABLE"} ${place(table_name)}`, text);
  }
  for (const {table_name, column_name} of columns) {
    const text = columnDescription(table_name, column_name);
    if (text !== null) await comment(db, `COLUMN ${place(table_name, column_name)}`, describedColumn(text));
  }
}

const place = (...names: string[]) =>
  `published.${names.map((d) => `"${d.replaceAll('"', '""')}"`).join(".")}`;

async function comment(db: Warehouse, what: string, text: string): Promise<void> {
  await db.run(`COMMENT ON ${what} IS '${text.replaceAll("'", "''")}'`);
}
