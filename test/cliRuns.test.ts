import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdtemp, readdir, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {askCli, askCliWell, runCliWell} from "./support/cli.js";
import {writeSmallCompany} from "./support/company.js";
import {PROJECT} from "./support/sources.js";

let dir: string;
let config: string;
const folder = (name: string) => join(dir, name);
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-runs-"));
  config = await writeSmallCompany(folder("grove"));
  await runCliWell(["build", "--no-site", "--config", config]);
});
afterAll(() => rm(dir, {recursive: true, force: true}));

describe("quarterdeck check", () => {
  it("--json gives for each table how many rows were read, accepted and rejected, and how many drew a warning", async () => {
    const {stdout} = await askCliWell(["check", "--json", "--config", config]);
    const {tables} = JSON.parse(stdout) as {tables: Record<string, Record<string, number>>};
    const {read, accepted, rejected, warnings} = tables.usage ?? {};
    assert.deepStrictEqual(
      {read, accepted, rejected, warnings},
      {read: 60, accepted: 60, rejected: 0, warnings: 0}
    );
  });
  it("ends with 3 above the limit of rejected rows, and goes on with --force", async () => {
    const bad = await writeSmallCompany(folder("bad"), {subscriptions: ["S5,A1,5,-1,2026-01-01,"]}); // 1 of 5
    const {code, stderr} = await askCli(["check", "--config", bad]);
    assert.strictEqual(code, 3);
    assert.match(stderr, /subscriptions/);
    const forced = await askCliWell(["check", "--force", "--config", bad]);
    assert.match(forced.stdout, /subscriptions +5 +4 +1 /);
    assert.match(forced.stdout, /row 5 of subscriptions\.csv: mrr must be at least 0/);
  });
  it("writes nothing", async () => {
    const clean = await writeSmallCompany(folder("clean"));
    const before = await readdir(folder("clean"));
    await askCliWell(["check", "--config", clean]);
    assert.deepStrictEqual(await readdir(folder("clean")), before);
  });
});

describe("quarterdeck build --no-site", () => {
  it("works from any directory and puts the warehouse beside the configuration", () => {
    assert.isTrue(existsSync(join(folder("grove"), ".quarterdeck", "warehouse.duckdb")));
  });
  it("computes nothing again when nothing has changed", async () => {
    const warehouse = join(folder("grove"), ".quarterdeck", "warehouse.duckdb");
    const before = await stat(warehouse);
    await runCliWell(["build", "--no-site", "--config", config]);
    const after = await stat(warehouse);
    assert.deepStrictEqual([after.mtimeMs, after.ino], [before.mtimeMs, before.ino]);
  });
  it("leaves the good warehouse and no half-written file when it is stopped by Ctrl-C", async () => {
    const warehouse = folder("stopped.duckdb");
    await runCliWell(["build", "--no-site", "--config", config, "--warehouse", warehouse]);
    const before = await stat(warehouse);
    const child = spawn(
      process.execPath,
      [
        join(PROJECT, "reports", "bin.js"),
        "build",
        "--force",
        "--no-site",
        "--config",
        config,
        "--warehouse",
        warehouse
      ],
      {stdio: ["ignore", "pipe", "pipe"]}
    );
    child.stderr.once("data", () => child.kill("SIGINT")); // it has begun to report
    const code = await new Promise((resolve) => child.once("close", resolve));
    assert.strictEqual(code, 130);
    const left = (await readdir(dir)).filter((d) => d.includes("stopped"));
    assert.includeMembers(["stopped.duckdb", "stopped.duckdb.work"], left);
    assert.strictEqual((await stat(warehouse)).ino, before.ino);
  });
  it("of two at once leaves one good warehouse", async () => {
    const warehouse = folder("both.duckdb");
    const args = ["build", "--force", "--no-site", "--config", config, "--warehouse", warehouse];
    await Promise.all([runCliWell(args), runCliWell(args)]);
    const {stdout} = await askCliWell([
      "sql",
      "--warehouse",
      warehouse,
      "--csv",
      "SELECT sum(mrr) AS mrr FROM account_dim"
    ]);
    assert.strictEqual(stdout, "mrr\r\n600\r\n");
    const left = (await readdir(dir)).filter((d) => d.includes("both"));
    assert.includeMembers(["both.duckdb", "both.duckdb.work"], left);
  });
  it("with --as-of looks back without replacing today's warehouse", async () => {
    await runCliWell(["build", "--no-site", "--as-of", "2026-01-31", "--config", config]);
    const mrr = async (...as_of: string[]) =>
      (
        await askCliWell([
          "sql",
          "--csv",
          "--config",
          config,
          ...as_of,
          "SELECT sum(mrr) AS mrr FROM account_dim"
        ])
      ).stdout;
    assert.strictEqual(await mrr("--as-of", "2026-01-31"), "mrr\r\n580\r\n");
    assert.strictEqual(await mrr(), "mrr\r\n600\r\n");
  });
});

describe("quarterdeck metrics", () => {
  it("--json names the window and gives each metric with its parts", async () => {
    const {stdout} = await askCliWell(["metrics", "--json", "--quarter", "2026Q1", "--config", config]);
    const {quarter, segment, as_of, metrics} = JSON.parse(stdout) as {
      quarter: string;
      segment: string | null;
      as_of: string;
      metrics: Record<
        string,
        {value: number | null; numerator?: number; denominator?: number; reason?: string}
      >;
    };
    assert.deepStrictEqual([quarter, segment, as_of], ["2026Q1", null, "2026-03-31"]);
    // At the end of 2025 the three pay 80, 200 and 300; a quarter later 100, 200 and 300.
    const value = (id: string) => metrics[id]?.value;
    assert.deepStrictEqual([value("start_mrr"), value("expansion_mrr"), value("end_mrr")], [580, 20, 600]);
    assert.closeTo(value("nrr") ?? NaN, 600 / 580, 1e-12);
    assert.deepStrictEqual([value("grr"), value("logo_churn")], [1, 0]);
    assert.deepStrictEqual([metrics.logo_churn?.numerator, metrics.logo_churn?.denominator], [0, 3]);
    assert.isNull(value("nps"));
    assert.isString(metrics.nps?.reason);
  });
  it("of a segment counts its accounts only", async () => {
    const {stdout} = await askCliWell(["metrics", "--json", "--segment", "Large", "--config", config]);
    const {metrics} = JSON.parse(stdout) as {metrics: Record<string, {value: number}>};
    assert.strictEqual(metrics.end_mrr?.value, 300);
  });
  it("prints a table for people", async () => {
    const {stdout} = await askCliWell(["metrics", "--config", config]);
    assert.match(stdout, /^2026Q1, all accounts, as of 2026-03-31\n/);
    assert.match(stdout, /Net revenue retention +103\.4%/);
  });
  it.each([
    [["--segment", "Larg"], /Larg[^]*Large/],
    [["--quarter", "2031Q1"], /2031Q1/],
    [["--window", "soon"], /soon/]
  ])("ends %j with 2 and says what there is", async (args, message) => {
    const {code, stderr} = await askCli(["metrics", "--config", config, ...args]);
    assert.strictEqual(code, 2);
    assert.match(stderr, message);
  });
});

describe("quarterdeck sql", () => {
  const sql = (...args: string[]) => askCli(["sql", "--config", config, ...args]);

  it("prints a table, CSV or JSON", async () => {
    const query = "SELECT name, mrr FROM account_dim ORDER BY name LIMIT 1";
    assert.match((await sql(query)).stdout, /^name +mrr *\nAlder +100 *\n1 row\n$/);
    assert.strictEqual((await sql("--csv", query)).stdout, "name,mrr\r\nAlder,100\r\n");
    assert.deepStrictEqual(JSON.parse((await sql("--json", query)).stdout), [{name: "Alder", mrr: 100}]);
  });
  it("shows tables, describes them, and explains a query", async () => {
    assert.include((await sql("SHOW TABLES")).stdout, "account_dim");
    assert.include((await sql("DESCRIBE account_dim")).stdout, "renewal_date");
    assert.strictEqual((await sql("EXPLAIN SELECT 1")).code, 0);
  });
  it.each([
    ["DELETE FROM account_dim", /one query that reads/],
    ["SELECT 1; DROP TABLE account_dim", /one query that reads/],
    ["COPY account_dim TO '/tmp/out.csv'", /one query that reads/],
    ["EXPLAIN ANALYZE DELETE FROM account_dim", /one query that reads/],
    ["SELEC 1", /does not parse/],
    ["SELECT nam FROM account_dim", /does not run[^]*name/]
  ])("refuses %s with 2, and says why", async (query, message) => {
    const {code, stderr} = await sql(query);
    assert.strictEqual(code, 2);
    assert.match(stderr, message);
  });
});
