import {mkdir, mkdtemp, readdir, rm, stat, writeFile} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import {afterEach, assert, beforeEach, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {UserError} from "../../loaders/errors.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse} from "../../loaders/warehouse.js";

const ACCOUNTS = "account_id,name\nA,Acme\nB,Bolt\n";
const SUBSCRIPTIONS =
  "subscription_id,account_id,mrr,start_date,end_date\n1,A,100,2026-01-01,\n2,B,50,2026-01-01,2026-02-01\n";
const CONFIG =
  "company: Test\nas_of: 2026-03-31\nsources:\n  accounts: {from: accounts.csv}\n  subscriptions: {from: subscriptions.csv}\n";

describe("buildWarehouse(config, options)", () => {
  let dir: string;
  let warehouse: string;
  const write = (name: string, text: string) => writeFile(path.join(dir, name), text);
  const build = async ({as_of, ...options}: {force?: boolean; as_of?: string; today?: string} = {}) =>
    buildWarehouse(await readConfig(path.join(dir, "quarterdeck.yaml"), {as_of}), {
      warehouse,
      progress: silent,
      ...options
    });
  const mrr = async () => {
    await using db = await openWarehouse(warehouse, {readonly: true});
    const [row] = await db.query<{mrr: number}>("SELECT sum(mrr) AS mrr FROM account_dim");
    return row?.mrr;
  };

  beforeEach(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), "build-"));
    warehouse = path.join(dir, "work", "warehouse.duckdb");
    await write("accounts.csv", ACCOUNTS);
    await write("subscriptions.csv", SUBSCRIPTIONS);
    await write("quarterdeck.yaml", CONFIG);
  });
  afterEach(() => rm(dir, {recursive: true}));

  it("makes the marts and says what was read and from what it follows", async () => {
    const {path: file, fingerprint, reused, report} = await build();
    assert.strictEqual(file, warehouse);
    assert.isFalse(reused);
    assert.strictEqual(report.as_of, "2026-03-31");
    assert.strictEqual(report.tables.subscriptions?.accepted, 2);
    assert.strictEqual(await mrr(), 100);
    await using db = await openWarehouse(warehouse, {readonly: true});
    const meta = await db.query<{key: string; value: string}>("SELECT key, value FROM meta");
    const value = (key: string) => meta.find((d) => d.key === key)?.value;
    assert.strictEqual(value("fingerprint"), fingerprint);
    assert.match(value("code_version") ?? "", /^\d+\.\d+\.\d+$/);
  });

  it("leaves a warehouse that follows from the same input as it is, with the same report", async () => {
    const first = await build();
    const {mtimeMs} = await stat(warehouse);
    const second = await build();
    assert.isTrue(second.reused);
    assert.strictEqual(second.fingerprint, first.fingerprint);
    assert.deepStrictEqual(second.report, first.report);
    assert.strictEqual((await stat(warehouse)).mtimeMs, mtimeMs);
  });

  it("computes anew when a file, the config or as_of has changed, when forced, and after a forced build", async () => {
    await build();
    await write("subscriptions.csv", SUBSCRIPTIONS.replace("100", "120"));
    assert.isFalse((await build()).reused);
    assert.strictEqual(await mrr(), 120);
    await write("quarterdeck.yaml", CONFIG.replace("Test", "Other"));
    assert.isFalse((await build()).reused);
    assert.isFalse((await build({as_of: "2026-01-15"})).reused);
    assert.strictEqual(await mrr(), 170);
    assert.isTrue((await build({as_of: "2026-01-15"})).reused);
    assert.isFalse((await build({as_of: "2026-01-15", force: true})).reused);
    assert.isFalse((await build({as_of: "2026-01-15"})).reused);
  });

  it("takes a line of the journal of a day to come when the day has come, though nothing else has changed", async () => {
    const states = async () => {
      await using db = await openWarehouse(warehouse, {readonly: true});
      return (await db.query<{state: string}>("SELECT state FROM actions")).map((d) => d.state);
    };
    await mkdir(path.join(dir, "journal"));
    await write(
      "journal/actions.csv",
      "account_id,play,fired_on,state,by,on,note\nA,p,2026-03-31,done,Ana,2026-04-07,\n"
    );
    const {report} = await build({today: "2026-04-06"});
    assert.deepStrictEqual(
      [report.warnings.some((d) => d.rule === "later_lines"), await states()],
      [true, []]
    );
    assert.isFalse((await build({today: "2026-04-07"})).reused);
    assert.deepStrictEqual(await states(), ["done"]);
    assert.isTrue((await build({today: "2026-04-08"})).reused);
  });

  it("is another warehouse where it looks back to the day that the configuration names", async () => {
    const pinned = await build();
    const back = await build({as_of: "2026-03-31"});
    assert.notStrictEqual(back.fingerprint, pinned.fingerprint);
  });

  it("replaces a file that is no warehouse", async () => {
    await build();
    await writeFile(warehouse, "nothing");
    assert.isFalse((await build()).reused);
    assert.strictEqual(await mrr(), 100);
  });

  it("leaves the good warehouse, and nothing else, when the input has become bad", async () => {
    await build();
    const bad = Array.from({length: 9}, (_, i) => `${i + 3},A,none,2026-01-01,`).join("\n");
    await write("subscriptions.csv", `${SUBSCRIPTIONS}${bad}\n`);
    const error: unknown = await build().catch((d: unknown) => d);
    assert.instanceOf(error, UserError);
    assert.strictEqual(error.exit_code, 3);
    assert.strictEqual(await mrr(), 100);
    assert.deepStrictEqual(await readdir(path.dirname(warehouse)), ["warehouse.duckdb"]);
    assert.strictEqual((await build({force: true})).report.tables.subscriptions?.rejected, 9);
  });

  it("leaves nothing when a model fails for a missing rate", async () => {
    await write(
      "subscriptions.csv",
      "subscription_id,account_id,mrr,start_date,currency\n1,A,100,2026-01-01,EUR\n2,B,50,2026-01-01,USD\n"
    );
    const error: unknown = await build().catch((d: unknown) => d);
    assert.instanceOf(error, UserError);
    assert.match(error.message, /^no exchange rate to USD for EUR in 2026-01, 2026-02, 2026-03\n/);
    assert.deepStrictEqual(await readdir(path.dirname(warehouse)), []);
  });

  it("refuses a file named staging, which the models need for themselves", async () => {
    warehouse = path.join(dir, "staging.duckdb");
    const error: unknown = await build().catch((d: unknown) => d);
    assert.instanceOf(error, UserError);
    assert.match(error.message, /^the warehouse cannot be named staging\.duckdb/);
  });

  it("survives two builds at once", async () => {
    const both = await Promise.all([build(), build({force: true})]);
    assert.strictEqual(both[0].fingerprint, both[1].fingerprint);
    assert.strictEqual(await mrr(), 100);
    assert.deepStrictEqual(await readdir(path.dirname(warehouse)), ["warehouse.duckdb"]);
  });
});
