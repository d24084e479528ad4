import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync} from "node:fs";
import {join} from "node:path";
import type {UsageRow} from "./model/sim.js";

const CHUNK = 1 << 20;
const FILES = [
  "2024q2",
  "2024q3",
  "2024q4",
  "2025q1",
  "2025q2",
  "2025q3",
  "2025q4",
  "2026q1",
  "2026q2",
  "2026q3"
];

/** Takes usage rows as they happen and turns them into one Parquet file a quarter, in order of time. */
export class UsageLog {
  readonly #raw: string;
  readonly #file: number;
  #text = "";
  #rows = 1_000_000;

  constructor(private readonly dir: string) {
    mkdirSync(dir, {recursive: true});
    this.#raw = join(dir, `raw.${process.pid}.part`);
    this.#file = openSync(this.#raw, "w");
  }

  readonly take = ({account, user_id, second, feature, count, duration_s, errors}: UsageRow): void => {
    this.#text += `E${++this.#rows},${second},${account.account_id},${user_id},${feature},${count},${duration_s},${errors}\n`;
    if (this.#text.length > CHUNK) this.#flush();
  };

  /** Writes the Parquet files and returns the number of rows in them, planted faults included. */
  async finish(): Promise<number> {
    this.#flush();
    closeSync(this.#file);
    const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
    const connection = await instance.connect();
    try {
      await connection.run(loadSql(this.#raw));
      for (const sql of FAULTS_SQL) await connection.run(sql);
      for (const name of FILES) await this.#writeQuarter(connection, name);
      const result = await connection.runAndReadAll("SELECT count(*)::INTEGER FROM usage");
      return Number(result.getRows()[0]![0]);
    } finally {
      connection.closeSync();
      instance.closeSync();
      this.discard();
    }
  }

  /** Removes the intermediate file. */
  discard(): void {
    rmSync(this.#raw, {force: true});
  }

  #flush(): void {
    writeSync(this.#file, this.#text);
    this.#text = "";
  }

  async #writeQuarter(connection: DuckDBConnection, name: string): Promise<void> {
    const [year, quarter] = name.split("q").map(Number) as [number, number];
    const first = `${year}-${String(3 * quarter - 2).padStart(2, "0")}-01`;
    const temporary = join(this.dir, `${name}.${process.pid}.part`);
    // A row without a time stands in the last file.
    const undated = name === FILES.at(-1) ? " OR occurred_at IS NULL" : "";
    await connection.run(`
      COPY (
        FROM usage
        WHERE (occurred_at >= '${first}' AND occurred_at < TIMESTAMP '${first}' + INTERVAL 3 MONTH)${undated}
        ORDER BY occurred_at NULLS LAST, usage_id, account_id, count
      ) TO '${temporary.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)
    `);
    renameSync(temporary, join(this.dir, `${name}.parquet`));
  }
}

function loadSql(path: string): string {
  return `
    CREATE TABLE usage AS
    SELECT
      usage_id,
      account_id,
      member_id,
      make_timestamp(second * 1000000) AS occurred_at,
      feature,
      count,
      duration_s,
      errors
    FROM read_csv('${path.replaceAll("'", "''")}', header = false, auto_detect = false, parallel = false, columns = {
      usage_id: 'VARCHAR', second: 'BIGINT', account_id: 'VARCHAR', member_id: 'VARCHAR', feature: 'VARCHAR',
      count: 'INTEGER', duration_s: 'INTEGER', errors: 'INTEGER'
    })
  `;
}

const NUMBER = "substr(usage_id, 2)::INTEGER";

// Faults are rows on top of the true ones: sent twice, for an account nobody knows, counted backwards, without a time.
const FAULTS_SQL = [
  `CREATE TEMP TABLE faults AS FROM usage LIMIT 0`,
  `INSERT INTO faults FROM usage WHERE ${NUMBER} % 53000 = 11 ORDER BY usage_id LIMIT 12`,
  `INSERT INTO faults SELECT * REPLACE (occurred_at + INTERVAL 9 SECOND AS occurred_at, count + 1 AS count)
   FROM usage WHERE ${NUMBER} % 53000 = 77 ORDER BY usage_id LIMIT 8`,
  `INSERT INTO faults SELECT * REPLACE ('EX' || usage_id AS usage_id, 'KA-0999' AS account_id)
   FROM usage WHERE ${NUMBER} % 60000 = 313 ORDER BY usage_id LIMIT 15`,
  `INSERT INTO faults SELECT * REPLACE ('EN' || usage_id AS usage_id, -1 AS count)
   FROM usage WHERE ${NUMBER} % 70000 = 501 ORDER BY usage_id LIMIT 12`,
  `INSERT INTO faults SELECT * REPLACE ('EU' || usage_id AS usage_id, NULL AS occurred_at)
   FROM usage WHERE ${NUMBER} % 90000 = 901 ORDER BY usage_id LIMIT 8`,
  `INSERT INTO usage FROM faults`
];
