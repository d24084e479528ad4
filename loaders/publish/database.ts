import type {ExperimentReport} from "../../src/metrics/experimentsData.js";
import type {Warehouse} from "../warehouse.js";
import {describePublished} from "./dictionary.js";
import {placeReadouts, READOUTS} from "./experimentReadouts.js";
import {LARGE_TABLES, SMALL_TABLES, type PublishedTable} from "./tables.js";

/** What decides how much of the detail is published. */
export interface DatabaseOptions {
  /** Where to write; the file must not exist. */
  file: string;
  salt: string;
  /** Whether what customers and colleagues wrote in their own words is published. */
  comments: boolean;
  /** the results of experiments, which are computed and not queried */
  experiments: readonly ExperimentReport[];
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const name = (text: string) => `"${text.replaceAll('"', '""')}"`;

/**
 * Writes the published copy of what **db** holds and leaves it attached as `published`.
 *
 * The storage version is one that the browser's older DuckDB reads. User ids become a salted hash of 12 digits.
 */
export async function writePublished(
  db: Warehouse,
  {file, salt, comments, experiments}: DatabaseOptions
): Promise<void> {
  await hashUsers(db, salt);
  await placeReadouts(db, experiments);
  await db.run(`ATTACH ${literal(file)} AS published (STORAGE_VERSION 'v1.0.0')`);
  const select = ({sql}: PublishedTable) => sql.replaceAll("$comments", String(comments));
  for (const table of LARGE_TABLES) {
    await db.run(`CREATE TABLE published.${name(table.name)} AS ${select(table)}`);
  }
  await writeRecords(
    db,
    [...SMALL_TABLES, READOUTS].map((table) => ({name: table.name, sql: select(table)}))
  );
  await describePublished(db);
  await db.run("DETACH computed");
  await db.run("CHECKPOINT published");
}

/** Tables that name users. */
const USER_TABLES = ["users", "usage_user_day", "champions", "tickets", "surveys", "requests"];

/** Hashes each user once; the macro serves for a single value. */
async function hashUsers(db: Warehouse, salt: string): Promise<void> {
  const ids = USER_TABLES.map((table) => `SELECT DISTINCT user_id FROM ${table} WHERE user_id IS NOT NULL`);
  await db.run(
    `CREATE OR REPLACE TEMP MACRO hashed(id) AS 'u-' || left(sha256(${literal(salt)} || id), 12);
     CREATE OR REPLACE TEMP TABLE user_hashes AS SELECT user_id, hashed(user_id) AS hash FROM (${ids.join(" UNION ")})`
  );
}

/** All small tables one under the other, with a column that says which; and a view of the old name for each. */
async function writeRecords(db: Warehouse, tables: readonly PublishedTable[]): Promise<void> {
  const parts: string[] = [];
  const views: string[] = [];
  for (const table of tables) {
    const columns = await db.query<{column_name: string}>(`DESCRIBE ${table.sql}`);
    const names = columns.map((d) => name(d.column_name)).join(", ");
    parts.push(`(SELECT ${literal(table.name)} AS record, * FROM (${table.sql}))`);
    views.push(
      `CREATE VIEW published.${name(table.name)} AS SELECT ${names} FROM records WHERE record = ${literal(table.name)}`
    );
  }
  await db.run(`CREATE TABLE published.records AS ${parts.join(" UNION ALL BY NAME ")}`);
  for (const view of views) await db.run(view);
}
