import type {Warehouse} from "../warehouse.js";

/** The names of the tables that the config gives and that say something up to t1: before that they are not known. */
export async function givenTables(db: Warehouse, t1: string): Promise<ReadonlySet<string>> {
  const rows = await db.query<{table_name: string}>(
    "SELECT table_name FROM table_counts WHERE configured AND coalesce(first_day <= $t1::DATE, true)",
    {t1}
  );
  return new Set(rows.map((d) => d.table_name));
}

/** The rows of a grouped query over a window, by account. */
export async function byAccount<T extends object>(
  db: Warehouse,
  sql: string,
  {t0, t1}: {t0: string; t1: string}
): Promise<Map<string, T>> {
  const rows = await db.query<T & {account_id: string}>(sql, {t0, t1});
  return new Map(rows.map(({account_id, ...rest}) => [account_id, rest as unknown as T]));
}
