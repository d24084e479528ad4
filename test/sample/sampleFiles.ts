import {csvParse} from "d3";
import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {DuckDBInstance} from "@duckdb/node-api";
import {generateSample} from "../../data/sample/generate.js";

export type Text = Record<string, string>;

/** A generated company in a folder of its own, gone when disposed. */
export async function makeSample(seed?: number) {
  const dir = mkdtempSync(join(tmpdir(), "quarterdeck-sample-"));
  const sample = await generateSample({dir, seed});
  return {...sample, [Symbol.dispose]: () => rmSync(dir, {recursive: true, force: true})};
}

export type MadeSample = Awaited<ReturnType<typeof makeSample>>;

/** The rows of a table as text, empty where the file is empty. */
export function rowsOf(dir: string, table: string): Text[] {
  const folder = ["overrides", "actions", "renewal_calls"].includes(table) ? "journal" : "";
  if (table !== "requests") return csvParse(readFileSync(join(dir, folder, `${table}.csv`), "utf8"));
  const rows = JSON.parse(readFileSync(join(dir, "requests.json"), "utf8")) as Record<
    string,
    string | null
  >[];
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v ?? ""])));
}

/** Every file of a folder with the hash of its bytes. */
export function hashes(dir: string): Text {
  const names = readdirSync(dir, {recursive: true, withFileTypes: true}).filter((d) => d.isFile());
  const paths = names.map((d) => join(d.parentPath, d.name)).sort();
  const hash = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
  return Object.fromEntries(paths.map((path) => [path.slice(dir.length + 1), hash(path)]));
}

/** DuckDB in memory with the usage of a sample: all rows, and those that the data contract accepts. */
export async function openUsage(dir: string) {
  const instance = await DuckDBInstance.create(":memory:", {threads: "2"});
  const db = await instance.connect();
  await db.run(`
    CREATE VIEW raw AS FROM read_parquet('${dir}/usage/*.parquet', file_row_number = true, filename = true);
    CREATE TABLE usage AS
    SELECT usage_id, account_id, member_id, occurred_at, occurred_at::DATE AS day, feature, count, errors
    FROM raw
    WHERE occurred_at IS NOT NULL AND count >= 0
      AND account_id IN (SELECT account_id FROM read_csv('${dir}/accounts.csv', all_varchar = true))
    QUALIFY row_number() OVER (PARTITION BY usage_id ORDER BY filename, file_row_number) = 1
  `);
  return {
    query: async <T>(sql: string): Promise<T[]> => queryRows<T>(db, sql),
    [Symbol.dispose]: () => {
      db.closeSync();
      instance.closeSync();
    }
  };
}

async function queryRows<T>(db: DuckDBConnection, sql: string): Promise<T[]> {
  return (await db.runAndReadAll(sql)).getRowObjectsJson() as T[];
}
