import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {windowChanges} from "../../loaders/metrics/windowChanges.js";
import type {Warehouse} from "../../loaders/warehouse.js";
import {windowPairs} from "../../loaders/windowPairs.js";
import {dailySums} from "../../src/metrics/dailyMovements.js";
import {movements} from "../../src/metrics/movements.js";
import {acceptedTables} from "../support/companies.js";

const RATES = [
  ["USD", "2026-06-01", 1],
  ["USD", "2026-09-01", 1],
  ["EUR", "2026-06-01", 1.1],
  ["EUR", "2026-07-01", 1.15],
  ["EUR", "2026-09-01", 1.2],
  ["JPY", "2026-06-01", 0.006789]
] as const;

// As the model writes it: stretches of one price in one currency.
const STEPS = [
  ["fx", "EUR", 100, "2026-01-01", "9999-12-31"],
  ["grown", "EUR", 100, "2026-01-01", "2026-08-01"],
  ["grown", "EUR", 150, "2026-08-01", "9999-12-31"],
  ["moved", "USD", 110, "2026-01-01", "2026-08-01"],
  ["moved", "EUR", 100, "2026-08-01", "9999-12-31"],
  ["paused", "USD", 50, "2026-01-01", "2026-08-01"],
  ["paused", "EUR", 50, "2026-08-02", "9999-12-31"],
  ["once", "USD", 70, "2026-07-02", "2026-09-30"],
  ["ends", "USD", 30, "2026-01-01", "2026-09-30"],
  ["late", "USD", 40, "2026-10-01", "9999-12-31"]
] as const;

const quoted = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => `(${row.map((d) => (typeof d === "string" ? `'${d}'` : d)).join(", ")})`).join(", ");

let db: Warehouse;

beforeAll(async () => {
  db = await acceptedTables({as_of: "2026-12-31"});
  await db.run(`
    CREATE TABLE fx AS SELECT currency, month::DATE AS month, rate::DOUBLE AS rate
      FROM (VALUES ${quoted(RATES)}) t(currency, month, rate);
    CREATE TABLE mrr_steps AS SELECT account_id, currency, mrr::DECIMAL(18, 2) AS mrr, from_date::DATE AS from_date,
      to_date::DATE AS to_date, NULL::INTEGER AS seats FROM (VALUES ${quoted(STEPS)}) t(account_id, currency, mrr, from_date, to_date)`);
});

afterAll(async () => {
  await db[Symbol.asyncDispose]();
});

const quarter = ["2026-06-30", "2026-09-30"] as const;

async function pairOf(account_id: string) {
  const {account_id: _, ...pair} = (await windowPairs(db, ...quarter)).find(
    (d) => d.account_id === account_id
  )!;
  return pair;
}

describe("windowPairs(db, t0, t1)", () => {
  const kept = {paid_before: true, left_and_returned: false};

  it("values both ends at June's rate of 1.10, and keeps September's 1.20 apart", async () => {
    assert.deepStrictEqual(await pairOf("fx"), {start_mrr: 110, end_mrr: 110, fx_mrr: 10, ...kept});
    assert.deepStrictEqual(await pairOf("grown"), {start_mrr: 110, end_mrr: 165, fx_mrr: 15, ...kept});
  });
  it("does not take a change of currency on one day for a gap", async () => {
    assert.deepStrictEqual(await pairOf("moved"), {start_mrr: 110, end_mrr: 110, fx_mrr: 10, ...kept});
  });
  it("lists an account that did not pay for a day in between", async () => {
    assert.deepStrictEqual(await pairOf("paused"), {
      start_mrr: 50,
      end_mrr: 55,
      fx_mrr: 5,
      paid_before: true,
      left_and_returned: true
    });
  });
  it("takes the end date as the first day that is not paid", async () => {
    assert.deepInclude(await pairOf("ends"), {start_mrr: 30, end_mrr: 0});
    assert.deepInclude(await pairOf("once"), {start_mrr: 0, end_mrr: 0, paid_before: false});
  });
  it("does not know what begins after t1", async () => {
    assert.notInclude(
      (await windowPairs(db, ...quarter)).map((d) => d.account_id),
      "late"
    );
  });
  it("adds up: 410 + 60 - 30 and 40 from exchange rates make 480", async () => {
    const sums = movements(await windowPairs(db, ...quarter));
    assert.deepStrictEqual(sums, {
      start_mrr: 410,
      new_mrr: 0,
      reactivation_mrr: 0,
      expansion_mrr: 60,
      contraction_mrr: 0,
      churned_mrr: 30,
      fx_mrr: 40,
      end_mrr: 480
    });
  });
  it("stops at a missing rate, and says which and what to do", async () => {
    await db.run(
      "INSERT INTO mrr_steps VALUES ('yen', 'JPY', 9000, DATE '2026-05-01', DATE '9999-12-31', NULL)"
    );
    const message = await windowPairs(db, ...quarter).then(
      () => "no error",
      (error: Error) => error.message
    );
    assert.match(message, /^no exchange rate for JPY in 2026-09: .*\nadd a row of currency, month and rate/);
    await db.run("DELETE FROM mrr_steps WHERE account_id = 'yen'");
  });
});

describe("windowChanges(db, t0, t1)", () => {
  it("lists every change at June's rate, the day after t0 to t1", async () => {
    const changes = await windowChanges(db, ...quarter);
    const rows = changes.map((d) => [d.account_id, d.day, d.before_mrr, d.after_mrr, d.paid_before]);
    assert.deepStrictEqual(rows, [
      ["ends", "2026-09-30", 30, 0, true],
      ["grown", "2026-08-01", 110, 165, true],
      ["once", "2026-07-02", 0, 70, false],
      ["once", "2026-09-30", 70, 0, true],
      ["paused", "2026-08-01", 50, 0, true],
      ["paused", "2026-08-02", 0, 55, true]
    ]);
    assert.deepStrictEqual(dailySums(changes), {
      new: 70,
      reactivation: 55,
      expansion: 55,
      contraction: 0,
      churned: 150
    });
  });
});
