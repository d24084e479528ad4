import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {silent} from "../../loaders/progress.js";
import {publish} from "../../loaders/publish/publish.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {windowPairs} from "../../loaders/windowPairs.js";
import {QUERIES, type QueryName} from "../../src/client/queries.js";
import {publishCompany} from "./company.js";

let dir: string;
let db: Warehouse;
let warehouse: Warehouse;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-queries-"));
  const company = await publishCompany(join(dir, "company"));
  await publish(company.warehouse, company.config, {dir: join(dir, "published"), progress: silent});
  db = await openWarehouse(join(dir, "published", "published.duckdb"), {readonly: true});
  warehouse = await openWarehouse(company.warehouse, {readonly: true});
});
afterAll(async () => {
  await db?.[Symbol.asyncDispose]();
  await warehouse?.[Symbol.asyncDispose]();
  await rm(dir, {recursive: true, force: true});
});

const query = <T = Record<string, unknown>>(name: QueryName, ...params: string[]) =>
  db.query<T>(QUERIES[name].sql, params);

describe("the site’s queries", () => {
  it("each run on the published copy with the parameters that they name", async () => {
    const values: Record<string, string> = {
      account_id: "AC-ALDER",
      day: "2026-03-31",
      t0: "2025-12-31",
      t1: "2026-03-31",
      from_day: "2026-03-31",
      to_day: "2026-06-30",
      cohort_month: "2025-02-01"
    };
    const rows: Record<string, number> = {};
    for (const [name, {sql, params}] of Object.entries(QUERIES))
      rows[name] = (
        await db.query(
          sql,
          params.map((d) => values[d] ?? "")
        )
      ).length;
    assert.deepStrictEqual(rows, {
      active_users: 5,
      seat_holders: 6,
      user_days: 20,
      weeks: rows.weeks!,
      features: 2,
      subscriptions: 1,
      mrr_steps: 1,
      tickets: 2,
      survey_answers: 1,
      touches: 1,
      invoices: 0,
      health: rows.health!,
      movements: 5,
      bands: 4,
      churned: 1,
      renewals: 3,
      cohort: 5
    });
    assert.isAbove(rows.weeks!, 50);
    assert.isAbove(rows.health!, 12);
  });
  it("active_users are as many as MAU says", async () => {
    const [point] = await db.query<{mau: number}>(
      "SELECT mau FROM account_point WHERE account_id = 'AC-ALDER' AND point_date = DATE '2026-03-31'"
    );
    assert.lengthOf(await query("active_users", "AC-ALDER", "2026-03-31"), point!.mau);
  });
  it("seat_holders tell active users from lapsed ones and from those who never came", async () => {
    const states = (await query<{state: string}>("seat_holders", "AC-ALDER", "2026-03-31")).map(
      (d) => d.state
    );
    assert.deepStrictEqual(states, ["lapsed", "active", "active", "active", "active", "active"]);
    assert.deepStrictEqual(
      (await query<{state: string}>("seat_holders", "AC-CEDAR", "2025-03-31")).map((d) => d.state),
      ["never used"]
    );
  });
  it("tickets and answers are those after t0, up to the end of t1", async () => {
    const ids = async (t0: string, t1: string) =>
      (await query<{ticket_id: string}>("tickets", "AC-ALDER", t0, t1)).map((d) => d.ticket_id);
    assert.deepStrictEqual(await ids("2026-02-09", "2026-02-10"), ["T1"]);
    assert.deepStrictEqual(await ids("2026-02-10", "2026-03-09"), []);
    assert.deepStrictEqual(await ids("2026-02-10", "2026-03-10"), ["T2"]);
  });
  it("movements pair the same amounts as the metrics do", async () => {
    const [t0, t1] = ["2025-12-31", "2026-03-31"];
    const rows = await query<{account_id: string; start_mrr: number; end_mrr: number; movement: string}>(
      "movements",
      t0,
      t1
    );
    const pairs = (await windowPairs(warehouse, t0, t1)).filter((d) => d.start_mrr > 0 || d.end_mrr > 0);
    const of = (list: readonly {account_id: string; start_mrr: number; end_mrr: number}[]) =>
      list.map((d) => [d.account_id, d.start_mrr, d.end_mrr]).sort();
    assert.deepStrictEqual(of(rows), of(pairs));
    assert.deepStrictEqual(
      rows.filter((d) => d.movement !== "none").map((d) => [d.account_id, d.movement]),
      [
        ["AC-ELDER", "churned"],
        ["AC-CEDAR", "expansion"]
      ]
    );
  });
});
