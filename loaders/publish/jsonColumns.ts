import type {Warehouse} from "../warehouse.js";
import type {AccountSection} from "./accountSections.js";

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** How a value is written into JSON: numbers as numbers, instants as ISO text in UTC. */
function jsonValue(column: string, type: string): string {
  if (type.startsWith("TIMESTAMP")) return `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')`;
  if (type.startsWith("DECIMAL")) return `${column}::DOUBLE`;
  return column;
}

/** What a query has besides what a page is told: whose the row is, and its place in a journal. */
const UNSEEN = new Set(["account_id", "line"]);

/**
 * The SQL that gives each account one JSON text with the section's rows by column: {"day": [...], "amount": [...]}.
 *
 * @param where a condition on account_id, to take the accounts in parts
 */
export async function jsonColumns(
  db: Warehouse,
  {sql, order}: AccountSection,
  where: string
): Promise<string> {
  const described = await db.query<{column_name: string; column_type: string}>(
    `DESCRIBE ${sql.replace(/\$\d/g, "NULL")}`
  );
  const columns = described.filter((d) => !UNSEEN.has(d.column_name));
  const names = columns.map((d) => quote(d.column_name));
  const packed = columns.map((d, i) => `${names[i]} := ${jsonValue(names[i] ?? "", d.column_type)}`);
  const lists = names.map((name) => `${name} := list_transform(rows, lambda x: x.${name})`);
  return `
    SELECT account_id, to_json(struct_pack(${lists.join(", ")}))::VARCHAR AS json
    FROM (
      SELECT account_id, list(struct_pack(${packed.join(", ")}) ORDER BY ${order}) AS rows
      FROM (${sql}) WHERE ${where} GROUP BY account_id
    )`;
}
