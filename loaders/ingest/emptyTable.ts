import {type TableName, tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {SQL_TYPES, ident} from "./sql.js";

/** Makes an empty table for what is not configured. */
export async function emptyTable(db: Warehouse, table: TableName): Promise<void> {
  const columns = Object.entries(tableRule(table).columns).map(
    ([name, d]) => `${ident(name)} ${SQL_TYPES[d.type]}`
  );
  await db.run(`CREATE TABLE ${ident(table)} (${columns.join(", ")})`);
}
