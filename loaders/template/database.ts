import {ident, SQL_TYPES} from "../ingest/sql.js";
import {openWarehouse, type Warehouse} from "../warehouse.js";
import {CUSTOMER_TABLES} from "./tables.js";

const ROWS = 1000;
const SECONDS = 10;

/** A column of a query's result with its DuckDB type. */
export interface BoundColumn {
  name: string;
  type: string;
}

/** A database in memory that holds what it is given and reaches nothing else. */
export interface SealedDatabase {
  /** for looking at the syntax of statements */
  readonly db: Warehouse;
  /** The columns that a query gives. */
  bind(sql: string): Promise<BoundColumn[]>;
  /** @throws Error with a reason in words when it takes too long or gives too many rows */
  rows(sql: string): Promise<Record<string, unknown>[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens a database that holds the named tables and is then shut: no files, no other databases, no extensions, no
 * settings. The warehouse is never attached to it, so that no statement can reach another account.
 *
 * @param rows of a table of one account; without it all tables are empty, to check statements against
 */
export async function sealedDatabase(
  tables: Iterable<string>,
  rows: (table: string) => Promise<readonly object[]> = () => Promise.resolve([])
): Promise<SealedDatabase> {
  const db = await openWarehouse(":memory:");
  try {
    for (const table of tables) {
      const columns = Object.entries(CUSTOMER_TABLES[table]!.columns).map(
        ([name, [type]]) => `${ident(name)} ${SQL_TYPES[type]}`
      );
      await db.run(`CREATE TABLE ${ident(table)} (${columns.join(", ")})`);
      await db.appendRows(table, await rows(table));
    }
    // One thread, so that rows without an order come in the same one each time.
    await db.run(
      "SET enable_external_access = false; SET threads = 1; SET memory_limit = '256MB'; SET lock_configuration = true"
    );
  } catch (error) {
    await db[Symbol.asyncDispose]();
    throw error;
  }
  return {
    db,
    async bind(sql) {
      const columns = await db.query<{column_name: string; column_type: string}>(`DESCRIBE ${sql}`);
      return columns.map((d) => ({name: d.column_name, type: d.column_type}));
    },
    rows: (sql) => limited(db, sql),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose]()
  };
}

async function limited(db: Warehouse, sql: string): Promise<Record<string, unknown>[]> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    db.interrupt();
  }, 1000 * SECONDS);
  try {
    const found = await db.query(`SELECT * FROM (${sql}\n) LIMIT ${ROWS + 1}`);
    if (found.length > ROWS) throw new Error(`it gives more than ${ROWS} rows; group them or add LIMIT`);
    return found;
  } catch (error) {
    if (late) throw new Error(`it took longer than ${SECONDS} seconds; make it read less`, {cause: error});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
