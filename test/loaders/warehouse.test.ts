import {spawn} from "node:child_process";
import {once} from "node:events";
import {readFile, readdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import {assert, describe, it} from "vitest";
import {openWarehouse, replaceFile} from "../../loaders/warehouse.js";
import {temporaryFolder, userError} from "../fixtures/ingest/folder.js";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a process that is in the middle of replacing a file, and sends it a signal. */
async function stopWhileWriting(file: string, signal: NodeJS.Signals): Promise<void> {
  const script = fileURLToPath(new URL("../fixtures/ingest/slowWrite.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, file], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "inherit"]
  });
  await once(child.stdout, "data");
  child.kill(signal);
  const [, ended_by] = (await once(child, "exit")) as [number | null, string | null];
  assert.strictEqual(ended_by, signal);
}

describe("openWarehouse(path)", () => {
  it("gives numbers, days, instants in UTC, lists and structs as plain values", async () => {
    await using db = await openWarehouse(":memory:");
    const [row] =
      await db.query(`SELECT 9::BIGINT AS wide, 2::HUGEINT AS huge, 1.25::DECIMAL(18,2) AS money, 0.5::DOUBLE AS real, DATE '2024-02-29' AS day,
      TIMESTAMP '2024-01-01 05:06:07.089' AS at, TIMESTAMPTZ '2024-01-01 00:00:00+03' AS zoned, [1::BIGINT, NULL] AS list,
      {'d': DATE '2024-01-01'} AS struct, 'x'::ENUM('x', 'y') AS word, true AS yes, NULL AS nothing, 'infinity'::DATE AS endless`);
    assert.deepStrictEqual(row, {
      wide: 9,
      huge: 2,
      money: 1.25,
      real: 0.5,
      day: "2024-02-29",
      at: "2024-01-01T05:06:07.089Z",
      zoned: "2023-12-31T21:00:00.000Z",
      list: [1, null],
      struct: {d: "2024-01-01"},
      word: "x",
      yes: true,
      nothing: null,
      endless: null
    });
  });

  it("binds parameters by place and by name", async () => {
    await using db = await openWarehouse(":memory:");
    assert.deepStrictEqual(await db.query("SELECT $1 AS a, $2 AS b", ["it's", null]), [{a: "it's", b: null}]);
    assert.deepStrictEqual(await db.query("SELECT $x + 1 AS a", {x: 2}), [{a: 3}]);
  });

  it("appends rows by column name, dates and times as text, missing ones as NULL", async () => {
    await using db = await openWarehouse(":memory:");
    await db.run('CREATE TABLE t (n BIGINT, m DECIMAL(18,2), d DATE, "at" TIMESTAMP, x DOUBLE, s VARCHAR)');
    await db.appendRows("t", [
      {s: "a", n: 1, m: 12.345, d: "2024-02-29", at: "2024-01-01T05:06:07.008Z", x: NaN, other: 1},
      {d: "2024-01-01T23:00:00Z", at: "2024-01-01 05:06:07"}
    ]);
    assert.deepStrictEqual(await db.query("FROM t"), [
      {n: 1, m: 12.35, d: "2024-02-29", at: "2024-01-01T05:06:07.008Z", x: null, s: "a"},
      {n: null, m: null, d: "2024-01-01", at: "2024-01-01T05:06:07.000Z", x: null, s: null}
    ]);
  });

  it("refuses writes when read-only, and names a file that is none", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "w.duckdb");
    await (await openWarehouse(file))[Symbol.asyncDispose]();
    await using db = await openWarehouse(file, {readonly: true});
    await db.run("SELECT 1");
    let refused = "";
    await db
      .run("CREATE TABLE t (a INTEGER)")
      .catch((error: unknown) => (refused = (error as Error).message));
    assert.match(refused, /read-only/);
    await writeFile(
      path.join(dir, "text.duckdb"),
      "this is not a database at all, only some text".repeat(400)
    );
    const {message, exit_code} = await userError(
      openWarehouse(path.join(dir, "text.duckdb"), {readonly: true})
    );
    assert.match(
      message,
      /^cannot open the warehouse text\.duckdb: .*\nrun `quarterdeck build` to make it anew$/
    );
    assert.strictEqual(exit_code, 1);
  });

  it("loads no extension and reaches no other host", async () => {
    await using db = await openWarehouse(":memory:");
    const rows = await db.query<{value: string}>(
      "SELECT value FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions')"
    );
    assert.deepStrictEqual(
      rows.map((d) => d.value),
      ["false", "false", "false"]
    );
    let refused = "";
    await db
      .query("FROM 'https://127.0.0.1:9/a.csv'")
      .catch((error: unknown) => (refused = (error as Error).message));
    assert.match(refused, /httpfs/);
  });
});

describe("replaceFile(path, write)", () => {
  it("shows the new file only when it is complete, and leaves nothing else", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "new", "a.txt");
    await replaceFile(file, async (temporary) => {
      await writeFile(temporary, "new");
      assert.strictEqual(path.dirname(temporary), path.dirname(file));
    });
    assert.strictEqual(await readFile(file, "utf8"), "new");
    assert.deepStrictEqual(await readdir(path.dirname(file)), ["a.txt"]);
  });

  it("leaves the good file when writing fails", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "a.txt");
    await writeFile(file, "good");
    const failure = replaceFile(file, async (temporary) => {
      await writeFile(temporary, "half");
      throw new Error("disk full");
    });
    await failure.then(
      () => assert.fail("expected a failure"),
      (error: unknown) => assert.strictEqual((error as Error).message, "disk full")
    );
    assert.strictEqual(await readFile(file, "utf8"), "good");
    assert.deepStrictEqual(await readdir(dir), ["a.txt"]);
  });

  it("lets two runs at once each write a file of its own, the last to finish wins", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "w.duckdb");
    const build = (n: number): Promise<void> =>
      replaceFile(file, async (temporary) => {
        const db = await openWarehouse(temporary);
        await db.run(`CREATE TABLE t AS SELECT ${n} AS n, range AS i FROM range(${n * 10_000})`);
        await db[Symbol.asyncDispose]();
      });
    await Promise.all([build(1), build(2), build(3)]);
    await using db = await openWarehouse(file, {readonly: true});
    const rows = await db.query<{n: number; rows: number}>("SELECT n, count(*) AS rows FROM t GROUP BY n");
    assert.strictEqual(rows.length, 1);
    assert.strictEqual(rows[0]?.rows, (rows[0]?.n ?? 0) * 10_000);
    assert.deepStrictEqual(await readdir(dir), ["w.duckdb"]);
  });

  it("keeps the good file and clears up when stopped by Ctrl-C", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "a.txt");
    await writeFile(file, "good");
    await stopWhileWriting(file, "SIGINT");
    assert.strictEqual(await readFile(file, "utf8"), "good");
    assert.deepStrictEqual(await readdir(dir), ["a.txt"]);
  });

  it("keeps the good file when killed; the next run clears up, but not after one that is alive", async () => {
    const dir = await temporaryFolder();
    const file = path.join(dir, "a.txt");
    await writeFile(file, "good");
    await stopWhileWriting(file, "SIGKILL");
    assert.strictEqual(await readFile(file, "utf8"), "good");
    assert.lengthOf(await readdir(dir), 2);
    const living = path.join(dir, `.a.txt.${process.pid}-12345678`);
    await writeFile(living, "of a run that goes on");
    await replaceFile(file, (temporary) => writeFile(temporary, "next"));
    assert.strictEqual(await readFile(file, "utf8"), "next");
    assert.deepStrictEqual(await readdir(dir), [path.basename(living), "a.txt"]);
  });
});
