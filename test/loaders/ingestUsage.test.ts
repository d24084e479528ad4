import {writeFile} from "node:fs/promises";
import path from "node:path";
import {assert, describe, it} from "vitest";
import {ingest} from "../../loaders/ingest/ingest.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {companyFolder, ingested, rejections} from "../fixtures/ingest/folder.js";

const SOURCES = "  usage: {from: usage.csv}\n";
const USAGE = `account_id,user_id,ts,feature,count,duration_s,errors
A1,U1,2024-01-01 09:00,f,2,10,0
A1,U1,2024-01-01 18:00,g,,5,1
A1,,2024-01-01 18:00,g,1,,
A1,U1,2024-01-02 00:00,f,1,1,1
A2,U1,2024-01-01 09:00,f,4,,
`;

async function userDays(db: Warehouse): Promise<unknown[][]> {
  const rows = await db.query<Record<string, unknown>>(
    "FROM usage_user_day ORDER BY account_id, user_id NULLS LAST, day"
  );
  return rows.map(({account_id, user_id, day, rows: n, uses, duration_s, errors}) => [
    account_id,
    user_id,
    day,
    n,
    uses,
    duration_s,
    errors
  ]);
}

describe("usage_user_day", () => {
  it("has one row per account, user (or none) and day, with rows, uses, seconds and errors", async () => {
    const {db} = await ingested({files: {"usage.csv": USAGE}, sources: SOURCES});
    assert.deepStrictEqual(await userDays(db), [
      ["A1", "U1", "2024-01-01", 2, 3, 15, 1],
      ["A1", "U1", "2024-01-02", 1, 1, 1, 1],
      ["A1", null, "2024-01-01", 1, 1, null, null],
      ["A2", "U1", "2024-01-01", 1, 4, null, null]
    ]);
  });

  it("holds nothing of rejected rows, also where they share a day with accepted ones", async () => {
    const bad =
      "A1,U1,2024-01-01 20:00,f,-7,100,0\nA1,U1,2024-01-01 20:00,,3,100,0\nA9,U1,2024-01-01 20:00,f,1,1,0\nA1,U1,,f,1,1,0\n";
    const {db, report} = await ingested({files: {"usage.csv": USAGE + bad}, sources: SOURCES});
    assert.deepStrictEqual(await userDays(db), [
      ["A1", "U1", "2024-01-01", 2, 3, 15, 1],
      ["A1", "U1", "2024-01-02", 1, 1, 1, 1],
      ["A1", null, "2024-01-01", 1, 1, null, null],
      ["A2", "U1", "2024-01-01", 1, 4, null, null]
    ]);
    assert.deepStrictEqual(await rejections(db), [
      "usage 6 count out_of_range <-7>",
      "usage 7 feature missing <>",
      "usage 8 account_id unknown_account <A9>",
      "usage 9 ts missing <>"
    ]);
    assert.deepStrictEqual([report.tables.usage?.read, report.tables.usage?.accepted], [9, 5]);
  });

  it("ends at as_of and leaves out accounts that are not known by then, as the view does", async () => {
    const {db, report} = await ingested({
      files: {
        "usage.csv": USAGE,
        "accounts.csv": "account_id,name,signup_date\nA1,Anvil,2024-01-01\nA2,Bellows,2024-01-02\n",
        "subscriptions.csv": "subscription_id,account_id,mrr,start_date\nS1,A1,1,2024-01-01\n"
      },
      sources: SOURCES,
      settings: "as_of: 2024-01-01"
    });
    assert.deepStrictEqual(await userDays(db), [
      ["A1", "U1", "2024-01-01", 2, 3, 15, 1],
      ["A1", null, "2024-01-01", 1, 1, null, null]
    ]);
    assert.deepStrictEqual(await db.query("SELECT count(*) AS n, max(ts) AS last FROM usage"), [
      {n: 3, last: "2024-01-01T18:00:00.000Z"}
    ]);
    assert.deepStrictEqual([report.tables.usage?.accepted, report.tables.usage?.known], [5, 3]);
  });

  it("is the same for one file, for its parts, and for the same rows by a query", async () => {
    const lines = USAGE.trim().split("\n");
    const part = (from: number, to: number): string => [lines[0], ...lines.slice(from, to), ""].join("\n");
    const one = await ingested({files: {"usage.csv": USAGE}, sources: SOURCES});
    const parts = await ingested({
      files: {"u/a.csv": part(1, 3), "u/b.csv": part(3, 6)},
      sources: "  usage: {from: u/*.csv}\n"
    });
    const query = await ingested({
      files: {"usage.csv": USAGE},
      sources: "  usage: {query: FROM 'usage.csv'}\n"
    });
    assert.deepStrictEqual(await userDays(parts.db), await userDays(one.db));
    assert.deepStrictEqual(await userDays(query.db), await userDays(one.db));
  });
});

describe("usage", () => {
  it("is a view over the files: no row is copied", async () => {
    const {db, config} = await ingested({files: {"usage.csv": USAGE}, sources: SOURCES});
    const [view] = await db.query<{sql: string}>("SELECT sql FROM duckdb_views() WHERE view_name = 'usage'");
    assert.include(view?.sql, path.join(config.dir, "usage.csv"));
    const tables = await db.query<{table_name: string; n: number}>(
      "SELECT table_name, estimated_size AS n FROM duckdb_tables() WHERE table_name LIKE '%usage%'"
    );
    assert.deepStrictEqual(tables, [{table_name: "usage_user_day", n: 4}]);
  });

  it("leaves out repeats of usage_id and broken rows, over several files", async () => {
    const {db} = await ingested({
      files: {
        "u/a.csv":
          "usage_id,account_id,ts,feature\n1,A1,2024-01-01,a1\n2,A1,2024-01-01,a2\n2,A1,2024-01-01,a3\n3,A1,soon,a4\n",
        "u/b.csv":
          "usage_id,account_id,ts,feature\n1,A2,2024-01-01,b1\n3,A1,2024-01-01,b2\n,A1,2024-01-01,b3\n,A1,2024-01-01,b4\n"
      },
      sources: "  usage: {from: u/*.csv}\n"
    });
    const rows = await db.query<{feature: string}>("SELECT feature FROM usage ORDER BY feature");
    assert.deepStrictEqual(
      rows.map((d) => d.feature),
      ["a1", "a2", "b2", "b3", "b4"]
    );
    assert.deepStrictEqual(await db.query("SELECT sum(rows) AS n FROM usage_user_day"), [{n: 5}]);
    assert.deepStrictEqual(
      await db.query("SELECT source, row_number, rule FROM rejected_rows ORDER BY ALL"),
      [
        {source: "u/a.csv", row_number: 3, rule: "duplicate"},
        {source: "u/a.csv", row_number: 4, rule: "wrong_type"},
        {source: "u/b.csv", row_number: 1, rule: "duplicate"}
      ]
    );
  });

  it("can be read by another process from any folder, read-only", async () => {
    const config = await companyFolder({files: {"usage.csv": USAGE}, sources: SOURCES});
    const file = path.join(config.dir, "w.duckdb");
    const writer = await openWarehouse(file);
    await ingest(writer, config, {progress: silent});
    await writer[Symbol.asyncDispose]();
    await using reader = await openWarehouse(file, {readonly: true});
    assert.deepStrictEqual(await reader.query("SELECT count(*) AS n FROM usage"), [{n: 5}]);
  });

  it("numbers the rows of a Parquet file from 1", async () => {
    const config = await companyFolder({
      sources: "  usage: {from: usage.parquet}\n",
      files: {"usage.parquet": ""}
    });
    await using writer = await openWarehouse(":memory:");
    await writer.run(
      `COPY (SELECT CASE WHEN i = 149999 THEN 'A9' ELSE 'A1' END AS account_id, TIMESTAMP '2024-01-01' AS ts, 'f' AS feature,
         CASE WHEN i = 130000 THEN -1 ELSE 1 END AS count FROM range(150000) t(i)) TO '${path.join(config.dir, "usage.parquet")}'`
    );
    await using db = await openWarehouse(":memory:");
    await ingest(db, config, {progress: silent});
    assert.deepStrictEqual(await rejections(db), [
      "usage 130001 count out_of_range <-1>",
      "usage 150000 account_id unknown_account <A9>"
    ]);
    assert.deepStrictEqual(await db.query("SELECT count(*) AS n FROM usage"), [{n: 149_998}]);
  });

  it("has the contract’s types and defaults whatever the file’s", async () => {
    const config = await companyFolder({sources: SOURCES, files: {"usage.csv": ""}});
    await writeFile(path.join(config.dir, "usage.csv"), "account_id,ts,feature\nA1,2024-01-01,f\n");
    await using db = await openWarehouse(":memory:");
    await ingest(db, config, {progress: silent});
    const types = await db.query<{column_name: string; column_type: string}>("DESCRIBE usage");
    assert.deepStrictEqual(
      types.map((d) => `${d.column_name} ${d.column_type}`),
      [
        "usage_id VARCHAR",
        "account_id VARCHAR",
        "user_id VARCHAR",
        "ts TIMESTAMP",
        "feature VARCHAR",
        "count INTEGER",
        "duration_s INTEGER",
        "errors INTEGER"
      ]
    );
    assert.deepStrictEqual(await db.query("SELECT count FROM usage"), [{count: 1}]);
  });
});
