import {existsSync} from "node:fs";
import path from "node:path";
import {UserError} from "../../loaders/errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";

/** Which columns of a file a method reads, and as what. */
export interface ColumnNames {
  /** columns of finite numbers */
  numbers?: readonly string[];
  /** columns of 0 and 1 */
  flags?: readonly string[];
  /** columns of names: groups, arms, clusters */
  labels?: readonly string[];
}

/** The complete rows of a file: each column an array of the same length. */
export interface DataColumns {
  /** rows that have a value in every column asked for */
  n: number;
  /** rows left out because a column asked for is empty */
  left_out: number;
  /** a column of numbers or flags */
  numbers(name: string): Float64Array;
  /** a column of labels */
  labels(name: string): string[];
}

const READERS: Record<string, string> = {
  ".csv": "read_csv",
  ".tsv": "read_csv",
  ".txt": "read_csv",
  ".parquet": "read_parquet",
  ".json": "read_json",
  ".ndjson": "read_json",
  ".jsonl": "read_json"
};

/** Reads columns of a CSV, Parquet or JSON file; rows with an empty field are left out and counted. */
export async function readColumns(file: string, names: ColumnNames): Promise<DataColumns> {
  const source = sourceOf(file);
  await using db = await openWarehouse(":memory:");
  const present = await describe(db, file, source);
  const {numbers = [], flags = [], labels = []} = names;
  const asked = [...new Set([...numbers, ...flags, ...labels])];
  for (const name of asked) {
    if (!present.includes(name))
      throw new UserError(
        `${file}: there is no column ${name}${didYouMean(name, present)}; it has ${present.join(", ")}`
      );
  }
  const complete = asked.map((d) => `${quoted(d)} IS NOT NULL`).join(" AND ") || "true";
  await db.run(`CREATE TABLE data AS SELECT row_number() OVER () AS "row number", * FROM ${source}`);
  for (const name of [...numbers, ...flags]) await refuseOtherThanNumbers(db, {file, name, complete});
  for (const name of flags) await refuseOtherThanFlags(db, {file, name, complete});
  const values = new Map<string, unknown[]>();
  const kinds = new Map<string, string>([
    ...labels.map((d) => [d, "VARCHAR"] as const),
    ...[...numbers, ...flags].map((d) => [d, "DOUBLE"] as const)
  ]);
  const rows = await db.query(
    `SELECT ${asked.map((d) => `${quoted(d)}::${kinds.get(d)} AS ${quoted(d)}`).join(", ")} FROM data WHERE ${complete} ORDER BY "row number"`
  );
  for (const name of asked)
    values.set(
      name,
      rows.map((d) => d[name])
    );
  const [count] = await db.query<{rows: number}>("SELECT count(*) AS rows FROM data");
  return {
    n: rows.length,
    left_out: (count?.rows ?? 0) - rows.length,
    numbers: (name) => Float64Array.from(values.get(name) as number[]),
    labels: (name) => (values.get(name) ?? []).map(String)
  };
}

function sourceOf(file: string): string {
  const reader = READERS[path.extname(file).toLowerCase()];
  if (reader === undefined)
    throw new UserError(`${file}: expected a file that ends in ${Object.keys(READERS).join(", ")}`);
  if (!existsSync(file)) throw new UserError(`${file}: there is no such file`);
  return `${reader}('${path.resolve(file).replaceAll("'", "''")}')`;
}

async function describe(db: Warehouse, file: string, source: string): Promise<string[]> {
  try {
    const columns = await db.query<{column_name: string}>(`DESCRIBE FROM ${source}`);
    return columns.map((d) => d.column_name);
  } catch (error) {
    throw new UserError(`${file}: cannot be read: ${(error as Error).message.split("\n")[0]}`);
  }
}

interface Checked {
  file: string;
  name: string;
  complete: string;
}

async function refuseOtherThanNumbers(db: Warehouse, {file, name, complete}: Checked): Promise<void> {
  const [odd] = await db.query<{row: number; value: string}>(
    `SELECT "row number" AS row, ${quoted(name)}::VARCHAR AS value FROM data
     WHERE ${complete} AND NOT coalesce(isfinite(try_cast(${quoted(name)} AS DOUBLE)), false) ORDER BY row LIMIT 1`
  );
  if (odd !== undefined)
    throw new UserError(`${file}, row ${odd.row}: ${name} is ${odd.value}, expected a number`);
}

async function refuseOtherThanFlags(db: Warehouse, {file, name, complete}: Checked): Promise<void> {
  const [odd] = await db.query<{row: number; value: string}>(
    `SELECT "row number" AS row, ${quoted(name)}::VARCHAR AS value FROM data
     WHERE ${complete} AND ${quoted(name)}::DOUBLE NOT IN (0, 1) ORDER BY row LIMIT 1`
  );
  if (odd !== undefined)
    throw new UserError(
      `${file}, row ${odd.row}: ${name} is ${odd.value}, expected 1 (it happened) or 0 (it did not, or not yet)`
    );
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
