import {afterAll, assert, describe, it} from "vitest";
import type {NotebookInput} from "../../../src/notebook/model/notebook.js";
import {siteRuntime} from "../../../src/notebook/runtime/siteRuntime.js";
import {nodeEngine} from "../../support/nodeDuckDB.js";
import {emptyPage} from "../../support/page.js";

const MADE = [
  "CREATE TABLE account_dim (account_id VARCHAR, name VARCHAR, paying BOOLEAN, mau INTEGER)",
  "COMMENT ON TABLE account_dim IS 'an account'",
  "COMMENT ON COLUMN account_dim.mau IS 'People who use it [users]'",
  "INSERT INTO account_dim VALUES ('a2', 'Beta', true, 3), ('a1', 'Alpha', false, 4)",
  "CREATE TABLE account_quarter (quarter VARCHAR)",
  "INSERT INTO account_quarter VALUES ('2026Q1'), ('2026Q2'), ('2026Q1')"
];
const open = siteRuntime(emptyPage(), {source: nodeEngine(MADE)});
afterAll(() => open.dispose());

const input = (change: Partial<NotebookInput>): NotebookInput => ({
  name: "i",
  type: "text",
  label: "I",
  value: null,
  options: null,
  min: null,
  max: null,
  step: null,
  ...change
});

const file = (name: string, content: BlobPart) => new File([content], name);

describe("siteRuntime(document)", () => {
  it("starts DuckDB and says which", async () => {
    assert.deepStrictEqual(await open.start(), {note: "", version: "v1.4.3"});
  });
  it("tells how much of the copy was read, of how much", async () => {
    await open.schema();
    const {bytes, of} = await open.read();
    assert.isAbove(of, 0);
    assert.isAtLeast(bytes, 0);
  });
  it("knows tables with their rows and columns, and what is written of them", async () => {
    const [table, other] = await open.schema();
    assert.deepStrictEqual(
      [table?.name, table?.rows, other?.name, other?.rows],
      ["account_dim", 2, "account_quarter", 3]
    );
    assert.deepStrictEqual(table?.columns[0], {
      name: "account_id",
      type: "VARCHAR",
      description: "",
      unit: ""
    });
    assert.deepInclude(table?.columns[3], {description: "People who use it", unit: "users"});
    assert.deepStrictEqual([table?.description, other?.description], ["an account", ""]);
  });
  it("gives what can be chosen of inputs, what comes first above", async () => {
    assert.deepStrictEqual(await open.options(input({type: "account"})), [
      {value: "a2", label: "Beta"},
      {value: "a1", label: "Alpha"}
    ]);
    assert.deepStrictEqual(
      (await open.options(input({type: "quarter"}))).map((d) => d.value),
      ["2026Q2", "2026Q1"]
    );
    const select = input({type: "select", options: {sql: "SELECT name FROM account_dim ORDER BY 1"}});
    assert.deepStrictEqual((await open.options(select))[0], {value: "Alpha", label: "Alpha"});
    assert.deepStrictEqual(await open.options(input({})), []);
    const drop = input({type: "select", options: {sql: "SELECT 1; DROP SCHEMA memory.files"}});
    await open.options(drop).then(
      () => assert.fail("it was asked"),
      (error: Error) => assert.match(error.message, /one query/)
    );
  });
  it("makes a table of a CSV file, beside the warehouse's", async () => {
    assert.deepStrictEqual((await open.addFile(file("My plans (2).csv", "id,price\n1,2.5\n2,\n"))).names, [
      "my_plans_2"
    ]);
    const found = (await open.schema()).find((d) => d.name === "my_plans_2");
    assert.deepStrictEqual(
      [found?.rows, found?.columns.map((d) => `${d.name} ${d.type}`)],
      [2, ["id BIGINT", "price DOUBLE"]]
    );
    assert.deepStrictEqual((await open.addFile(file("My plans (2).csv", "id\n1\n"))).names, ["my_plans_2"]);
    assert.strictEqual((await open.schema()).find((d) => d.name === "my_plans_2")?.rows, 1);
    assert.deepStrictEqual((await open.addFile(file("account_dim.csv", "a\n1\n"))).names, [
      "own_account_dim"
    ]);
    assert.deepStrictEqual((await open.addFile(file("account_dim.tsv", "a\n1\n"))).names, [
      "own_account_dim_2"
    ]);
  });
  it("keeps the head of a CSV file whose lines differ in length, and says which it set aside", async () => {
    assert.deepStrictEqual(await open.addFile(file("short.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n")), {
      names: ["short"],
      note: "2 rows, 2 columns; 2 lines are set aside, which do not fit the columns: 3, 4"
    });
    assert.deepStrictEqual(
      (await open.schema()).find((d) => d.name === "short")?.columns.map((d) => d.name),
      ["a", "b"]
    );
    const long = `n\n${Array.from({length: 30_000}, (_, i) => i).join("\n")}\nn/a\n`;
    assert.strictEqual(
      (await open.addFile(file("long.csv", long))).note,
      "30,000 rows, 1 column; 1 line is set aside, which does not fit the columns: 30002"
    );
  });
  it("reads CSV files as spreadsheets save them, and says so", async () => {
    const latin = new Uint8Array([
      ...new TextEncoder().encode("name;betrag\nM"),
      0xfc,
      ...new TextEncoder().encode("ller;1\n")
    ]);
    assert.strictEqual(
      (await open.addFile(file("umsatz.csv", latin))).note,
      "1 row, 2 columns; read as Windows-1252, since it is not UTF-8"
    );
    const list = input({type: "select", options: {sql: "SELECT name FROM umsatz"}});
    assert.deepStrictEqual(await open.options(list), [{value: "Müller", label: "Müller"}]);
  });
  it("gives each file a name that needs no quotes, whatever it is called", async () => {
    for (const [name, table] of [
      [`say "it's".csv`, "say_it_s"],
      ["\u062a\u0642\u0631\u064a\u0631 \u06f1.csv", "\u062a\u0642\u0631\u064a\u0631_\u06f1"],
      ["Order.csv", "file_order"],
      ["2026.csv", "file_2026"]
    ] as const) {
      assert.deepStrictEqual((await open.addFile(file(name, "a\n7\n"))).names, [table]);
      const list = input({type: "select", options: {sql: `SELECT a FROM ${table}`}});
      assert.deepStrictEqual(await open.options(list), [{value: "7", label: "7"}]);
    }
  });
  it("makes a table of each in a DuckDB file", async () => {
    const source = nodeEngine(["CREATE TABLE Deals AS SELECT 1 AS deal"]);
    let bytes = new Uint8Array();
    await source.register({
      registerFileBuffer: (_: string, d: Uint8Array<ArrayBuffer>) => void (bytes = d)
    } as never);
    assert.deepStrictEqual((await open.addFile(file("crm.duckdb", bytes))).names, ["deals"]);
    const again = new Uint8Array(await new Blob([bytes]).arrayBuffer());
    assert.match(
      await open.addFile(file("crm.duckdb", "broken")).then(String, (error: Error) => error.message),
      /^crm\.duckdb could not be read: /
    );
    const deals = input({type: "select", options: {sql: "SELECT deal FROM deals"}});
    assert.deepStrictEqual(await open.options(deals), [{value: "1", label: "1"}]);
    assert.deepStrictEqual((await open.addFile(file("crm.duckdb", again))).names, ["deals"]);
    assert.deepStrictEqual(await open.options(deals), [{value: "1", label: "1"}]);
  });
  it("says which file it cannot read", async () => {
    const failure = (promise: Promise<unknown>) => promise.then(String, (error: Error) => error.message);
    assert.match(await failure(open.addFile(file("a.pdf", "x"))), /^a\.pdf is neither a CSV file/);
    assert.match(
      await failure(open.addFile(file("b.duckdb", "no database"))),
      /^b\.duckdb could not be read: /
    );
  });
});
