import {afterAll, assert, describe, it} from "vitest";
import type {ResultView} from "../../../src/notebook/runtime/state.js";
import {notebookSession} from "../../../src/notebook/runtime/session.js";
import {sharedEngine} from "../../../src/notebook/runtime/sharedEngine.js";
import {SqlError, StoppedError} from "../../../src/notebook/runtime/sqlError.js";
import {nodeEngine} from "../../support/nodeDuckDB.js";

const shared = sharedEngine(
  nodeEngine([
    "CREATE TABLE account_dim (account_id VARCHAR, region VARCHAR, mrr DECIMAL(18,2), since DATE)",
    `INSERT INTO account_dim VALUES
       ('a1', 'EMEA', 100.5, '2025-01-31'), ('a2', 'O''Brien', 200, '2025-02-28'), ('a3', NULL, NULL, NULL)`
  ])
);
const session = notebookSession(shared);
afterAll(() => shared.end());

const ALL: ResultView = {sort: null, filter: {}};
const run = (text: string, values: readonly unknown[] = [], name: string | null = "made") =>
  session.run({name, key: "k1", strings: text.split("?"), values});

async function values(text: string, params: readonly unknown[] = []): Promise<unknown[]> {
  const table = await run(text, params);
  return (await table.page(ALL, 0, 100)).map((d) => (d.length === 1 ? d[0] : d));
}

async function failure(promise: Promise<unknown>): Promise<Error> {
  return await promise.then(
    () => assert.fail("it did not fail"),
    (error: unknown) => error as Error
  );
}

describe("session.run(query)", () => {
  it("gives columns by DuckDB's names of their types, and how many rows there are", async () => {
    const table = await run("SELECT account_id, mrr, since FROM account_dim ORDER BY account_id");
    assert.deepStrictEqual(table.columns, [
      {name: "account_id", type: "VARCHAR"},
      {name: "mrr", type: "DECIMAL(18,2)"},
      {name: "since", type: "DATE"}
    ]);
    assert.strictEqual(table.row_count, 3);
    assert.deepStrictEqual(await table.page(ALL, 1, 5), [
      ["a2", 200, "2025-02-28"],
      ["a3", null, null]
    ]);
  });
  it("takes comments for none of the query, before and behind it", async () => {
    assert.deepStrictEqual(await values("/* a /* b */ c */ -- d\n SELECT 1; -- done;\n"), [1]);
    assert.deepStrictEqual((await run("DESCRIBE account_dim; /* all */ ;")).row_count, 4);
    assert.match((await failure(run("SELECT 1; -- and\nSELECT 2"))).message, /holds one query/);
  });
  it("leaves nothing in the engine when the notebook is closed", async () => {
    const other = notebookSession(shared);
    const table = await other.run({name: null, key: "a", strings: ["FROM range(9)"], values: []});
    await other.run({name: "b", key: "b", strings: ["FROM range(9)"], values: []});
    await table.page({sort: {column: "range", descending: true}, filter: {}}, 0, 1);
    const count = async () =>
      (
        await session.read("SELECT count(*)::INTEGER FROM duckdb_tables() WHERE database_name = 'memory'")
      ).getChildAt(0);
    const before = Number((await count())?.get(0));
    await other.dispose();
    assert.strictEqual(Number((await count())?.get(0)), before - 3);
  });
  it("keeps the rows under the cell's name, for queries that follow", async () => {
    await run("SELECT 7 AS n UNION ALL SELECT 8", [], "seven");
    assert.deepStrictEqual(await values("SELECT sum(n)::INTEGER FROM seven"), [15]);
  });
  it("binds what stands between the pieces, whatever it holds", async () => {
    const text = "'; DROP TABLE x; --\" \\ $1 ${a}";
    assert.deepStrictEqual(await values("SELECT ?", [text]), [text]);
    assert.deepStrictEqual(await values("SELECT account_id FROM account_dim WHERE region = ?", ["O'Brien"]), [
      "a2"
    ]);
  });
  it("binds numbers, dates, lists and nothing by their types", async () => {
    const since = "SELECT account_id FROM account_dim WHERE since >= ? ORDER BY 1";
    assert.deepStrictEqual(await values(since, [new Date("2025-02-01T00:00:00Z")]), ["a2"]);
    assert.deepStrictEqual(await values(since, ["2025-02-01"]), ["a2"]);
    assert.deepStrictEqual(await values("SELECT DATE '2025-01-31' + ?", [1]), ["2025-02-01"]);
    assert.deepStrictEqual(await values("SELECT 2.5 < ? AND ? IS NULL AND ?", [2.6, null, true]), [true]);
    assert.deepStrictEqual(await values("FROM range(9) LIMIT ?", [2]), [0, 1]);
    assert.deepStrictEqual(
      await values("SELECT account_id FROM account_dim WHERE account_id IN ?", [["a3"]]),
      ["a3"]
    );
    assert.match((await failure(run("SELECT ?", [{}]))).message, /^an object cannot be a parameter/);
  });
  it("shows every type as it is", async () => {
    const rows = await values(
      `SELECT 9007199254740993, 12.50::DECIMAL(38,2), TIMESTAMP '2025-01-01 10:00:00.5', [1, NULL]::BIGINT[],
         {'a': DATE '2025-01-01'}, '\\xAA'::BLOB, INTERVAL 3 DAY, 1::DOUBLE / 3, true, NULL::VARCHAR,
         99999999999999999.25::DECIMAL(38,2)`
    );
    assert.deepStrictEqual(rows, [
      [
        9007199254740993n,
        12.5,
        "2025-01-01 10:00:00.5",
        "[1, NULL]",
        "{'a': 2025-01-01}",
        "\\xAA",
        "3 days",
        1 / 3,
        true,
        null,
        "99999999999999999.25"
      ]
    ]);
  });
  it("hands rows to JavaScript as numbers, Dates, arrays and plain objects", async () => {
    const table = await run(
      "SELECT 12.5::DECIMAL(9,2) AS mrr, DATE '2025-01-31' AS since, [1, 2]::BIGINT[] AS l, {'a': 1::BIGINT} AS s, 5::BIGINT AS n"
    );
    assert.deepStrictEqual(await table.objects(), [
      {mrr: 12.5, since: new Date("2025-01-31T00:00:00Z"), l: [1, 2], s: {a: 1}, n: 5}
    ]);
  });
  it("says where a query is wrong, and what was probably meant", async () => {
    const error = (await failure(run("SELECT 'é',\n  regio\nFROM account_dim"))) as SqlError;
    assert.instanceOf(error, SqlError);
    assert.strictEqual(error.message, "There is no column regio here. The nearest is region.");
    assert.deepStrictEqual([error.from, error.to], [14, 19]);
    const table = (await failure(run("FROM acount_dim"))) as SqlError;
    assert.strictEqual(table.message, "There is no table acount_dim. The nearest is account_dim.");
    assert.deepStrictEqual([table.from, table.to], [5, 15]);
    const syntax = (await failure(run("SELECT 1 +\nFROM x"))) as SqlError;
    assert.strictEqual(syntax.message, 'syntax error at or near "FROM"');
    assert.deepStrictEqual([syntax.from, syntax.to], [11, 15]);
  });
  it("says what a query that ends too early leaves open, and underlines a whole token", async () => {
    const marked = async (text: string) => {
      const {from, to} = (await failure(run(text))) as SqlError;
      return from === null ? null : [from, text.slice(from, to!)];
    };
    assert.deepStrictEqual(await marked("SELECT 1 AS x, FROM"), [15, "FROM"]);
    assert.deepStrictEqual(await marked("SELECT (1) AS 'é' FROM -- what?\n"), [18, "FROM"]);
    assert.deepStrictEqual(await marked("SELECT abs(\n  round((2)),\n  1"), [10, "("]);
    assert.deepStrictEqual(await marked("SELECT 'abc'::INTEGER"), [12, "::"]);
  });
  it("says what it has no extension for, asks nobody for it, and works on", async () => {
    const zoned = run("SELECT TIMESTAMP '2025-01-01' AT TIME ZONE 'Asia/Tokyo' AS a");
    assert.match((await failure(zoned)).message, /^The query needs DuckDB’s extension icu, .* INTERVAL\.$/);
    assert.match((await failure(run("SELECT today()"))).message, /extension icu, /);
    assert.match((await failure(run("SELECT '{}'::JSON"))).message, /extension json, .* another host\.$/);
    assert.deepStrictEqual(await values("SELECT count(*)::INTEGER FROM account_dim"), [3]);
  });
  it("takes one query, and only what reads", async () => {
    assert.match((await failure(run("DROP TABLE account_dim"))).message, /DROP is not allowed/);
    assert.match((await failure(run(" -- nothing\n"))).message, /holds no query/);
    assert.match((await failure(run("SELECT 1; SELECT 2"))).message, /one query/);
    assert.deepStrictEqual(await values("/* a */ SELECT 'a; b' -- c; d\n;"), ["a; b"]);
    assert.strictEqual((await run("DESCRIBE account_dim")).row_count, 4);
    assert.deepStrictEqual((await run("EXPLAIN SELECT 1")).columns, [{name: "plan", type: "VARCHAR"}]);
  });
  it("stops an endless query, and goes on with the next one", async () => {
    const stop = new AbortController();
    const endless = session.run(
      {
        name: "endless",
        key: "e",
        strings: ["SELECT count(*) FROM range(1e9::BIGINT) a, range(1e9::BIGINT) b"],
        values: []
      },
      stop.signal
    );
    const waiting = session.run({name: "late", key: "l", strings: ["SELECT 1"], values: []}, stop.signal);
    setTimeout(() => stop.abort(), 100);
    assert.instanceOf(await failure(endless), StoppedError);
    assert.instanceOf(await failure(waiting), StoppedError);
    assert.deepStrictEqual(await values("SELECT 1"), [1]);
  });
});

describe("an engine that does not stop", () => {
  it("is ended within two seconds, told of, and started again with the files that it had", async () => {
    const source = nodeEngine(["CREATE TABLE t AS SELECT 1 AS a"]);
    const deaf = sharedEngine({
      register: (db) => source.register(db),
      async start() {
        const db = await source.start();
        const connect = db.connect.bind(db);
        db.connect = async () =>
          Object.assign(await connect(), {cancelSent: () => new Promise<boolean>(() => {})});
        return db;
      }
    });
    await deaf.prepare(
      async (engine) => void (await engine.query("CREATE TABLE memory.files.own AS SELECT 7 AS b"))
    );
    const notebook = notebookSession(deaf);
    let told = 0;
    notebook.onLost(() => ++told);
    const kept = await notebook.run({name: "kept", key: "k", strings: ["SELECT 1"], values: []});
    const stop = new AbortController();
    const endless = notebook.run(
      {
        name: null,
        key: "e",
        strings: ["SELECT count(*) FROM range(1e9::BIGINT) a, range(1e9::BIGINT) b"],
        values: []
      },
      stop.signal
    );
    setTimeout(() => stop.abort(), 50);
    assert.instanceOf(await failure(endless), StoppedError);
    assert.strictEqual(told, 1);
    assert.match((await failure(kept.page(ALL, 0, 1))).message, /lost/);
    const again = await notebook.run({
      name: "again",
      key: "a",
      strings: ["SELECT a + b AS c FROM t, own"],
      values: []
    });
    assert.deepStrictEqual(await again.page(ALL, 0, 1), [[8]]);
    await deaf.end();
  });
});

describe("ResultTable", () => {
  const many = () =>
    run("SELECT range::INTEGER AS n, 'x' || (range % 7) AS word FROM range(1000000)", [], "many");

  it("sorts and filters all rows in the engine, a page at a time", async () => {
    const table = await many();
    const view: ResultView = {sort: {column: "n", descending: true}, filter: {word: "X3", n: "< 100"}};
    assert.strictEqual(await table.count(view), 14);
    assert.deepStrictEqual(await table.page(view, 1, 2), [
      [87, "x3"],
      [80, "x3"]
    ]);
    assert.deepStrictEqual(await table.page({sort: {column: "word", descending: true}, filter: {}}, 0, 2), [
      [6, "x6"],
      [13, "x6"]
    ]);
    assert.deepStrictEqual(await table.page(ALL, 999_999, 10), [[999_999, "x0"]]);
    assert.strictEqual(await table.count({sort: null, filter: {n: "> nonsense"}}), 0);
  });
  it("profiles a column exactly", async () => {
    const table = await run("SELECT CASE WHEN range < 9 THEN range END AS n FROM range(10)");
    const profile = await table.profile("n");
    assert.deepStrictEqual(
      [profile.rows, profile.nulls, profile.distinct, profile.quantiles],
      [10, 1, 9, ["0", "2", "4", "6", "8"]]
    );
    assert.strictEqual(
      profile.bins.reduce((sum, d) => sum + d.count, 0),
      9
    );
    const word = await (await many()).profile("word");
    assert.strictEqual(word.quantiles, null);
    assert.deepStrictEqual(word.bins[0], {label: "x0", count: 142858});
  });
  it("profiles days, and columns with nothing in them", async () => {
    const table = await run(
      "SELECT DATE '2025-01-01' + range::INTEGER AS d, NULL::DOUBLE AS none FROM range(25)"
    );
    const days = await table.profile("d");
    assert.deepStrictEqual(days.quantiles, [
      "2025-01-01",
      "2025-01-07",
      "2025-01-13",
      "2025-01-19",
      "2025-01-25"
    ]);
    assert.strictEqual(days.bins[0]?.label, "2025-01-01 – 2025-01-03");
    const none = await table.profile("none");
    assert.deepStrictEqual([none.nulls, none.quantiles, none.bins], [25, null, []]);
  });
  it("writes CSV of the view", async () => {
    const table = await run("SELECT account_id, region, mrr FROM account_dim ORDER BY 1");
    assert.strictEqual(
      await table.csv({sort: {column: "mrr", descending: true}, filter: {}}),
      "account_id,region,mrr\r\na2,O'Brien,200\r\na1,EMEA,100.5\r\na3,,\r\n"
    );
  });
  it("keeps numbers of any length numbers in it, and text that a formula could begin with text", async () => {
    const table = await run(
      `SELECT -1234567890123456.78::DECIMAL(18,2) AS d, -9007199254740993 AS i, -0.5 AS f, '-1+1' AS t, '=1' AS u,
         '+1' AS v, '@a' AS w, -INTERVAL 1 DAY AS x`
    );
    assert.strictEqual(
      await table.csv(ALL),
      "d,i,f,t,u,v,w,x\r\n-1234567890123456.78,-9007199254740993,-0.5,'-1+1,'=1,'+1,'@a,'-1 day\r\n"
    );
  });
  it("hands no more rows to JavaScript than it says", async () => {
    assert.match(
      (await failure((await many()).objects())).message,
      /^many has 1,000,000 rows; at most 200,000/
    );
  });
});

describe("session.plan(query)", () => {
  const plan = (text: string, values: readonly unknown[] = []) =>
    session.plan({strings: text.split("?"), values});
  it("tells how a query would run with its values, and runs nothing", async () => {
    const [top] = JSON.parse(
      await plan("SELECT mrr FROM account_dim WHERE region = ? -- all;", ["EMEA"])
    ) as {
      name: string;
      children: unknown[];
    }[];
    assert.match(JSON.stringify(top), /SEQ_SCAN.*account_dim.*EMEA/);
    assert.match(await plan("SUMMARIZE account_dim"), /account_dim/);
  });
  it("takes queries alone, and one of them", async () => {
    assert.match((await failure(plan("DROP TABLE account_dim"))).message, /DROP is not allowed/);
    assert.match((await failure(plan("SELECT 1; DROP TABLE account_dim"))).message, /holds one query/);
    assert.strictEqual((await run("FROM account_dim")).row_count, 3);
  });
});
