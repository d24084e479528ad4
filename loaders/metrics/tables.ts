import type {Warehouse} from "../warehouse.js";

/** The names of the tables that the config gives. */
export async function configuredTables(db: Warehouse): Promise<ReadonlySet<string>> {
  const rows = await db.query<{table_name: string}>("SELECT table_name FROM table_counts WHERE configured");
  return new Set(rows.map((d) => d.table_name));
}

/** Rows of a grouped query by account; a column that the account has no row for is *none*. */
export async function byAccount<T extends object>(
  db: Warehouse,
  sql: string,
  {t0, t1}: {t0: string; t1: string}
): Promise<Map<string, T>> {
  const rows = await db.query<T & {account_id: string}>(sql, {t0, t1});
  return new Map(rows.map(({account_id, ...rest}) => [account_id, rest as unknown as T]));
}
