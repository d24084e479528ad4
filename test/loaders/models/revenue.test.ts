import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {UserError} from "../../../loaders/errors.js";
import {metricsReport} from "../../../loaders/metricsReport.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

let number = 0;
/** A paid subscription; end_date is the first day without it. */
function paid(account_id: string, mrr: number, start_date: string, end_date: string | null = null) {
  return {subscription_id: `s${++number}`, account_id, mrr, start_date, end_date};
}
const named = (...ids: string[]): Rows => ids.map((d) => ({account_id: d, name: d}));

describe("the worked example of metrics.md", () => {
  let db: Warehouse;
  const subscriptions = [
    paid("A", 100, "2026-01-15"),
    paid("B", 200, "2026-01-15", "2026-08-01"),
    paid("C", 300, "2026-02-01", "2026-07-10"),
    paid("C", 450, "2026-07-10"),
    paid("D", 400, "2026-03-01", "2026-09-05"),
    paid("D", 250, "2026-09-05"),
    paid("E", 500, "2026-08-20"),
    paid("F", 150, "2026-07-15", "2026-08-15"),
    paid("G", 250, "2026-05-01", "2026-07-20"),
    paid("G", 250, "2026-08-05"),
    paid("H", 120, "2025-02-01", "2025-11-01"),
    paid("H", 120, "2026-09-01"),
    paid("I", 100, "2026-04-01", "2026-07-05"),
    paid("I", 180, "2026-07-05", "2026-08-25"),
    paid("I", 60, "2026-08-25")
  ];
  beforeAll(async () => {
    const accounts = named("A", "B", "C", "D", "E", "F", "G", "H", "I");
    db = await modelled({as_of: "2026-09-30", tables: {accounts, subscriptions}});
  });
  afterAll(() => db[Symbol.asyncDispose]());

  it("starts with 6 accounts and 1,350 and ends with 7 accounts and 1,730 in account_point", async () => {
    const rows = await db.query(
      `SELECT point_date, count(*)::INTEGER AS accounts, sum(mrr) AS mrr FROM account_point
       WHERE paying AND point_date IN ('2026-06-30', '2026-09-30') GROUP BY ALL ORDER BY ALL`
    );
    assert.deepStrictEqual(rows, [
      {point_date: "2026-06-30", accounts: 6, mrr: 1350},
      {point_date: "2026-09-30", accounts: 7, mrr: 1730}
    ]);
  });

  it("has the end points of every account in account_quarter", async () => {
    const rows = await db.query<{account_id: string; start_mrr: number; end_mrr: number}>(
      "SELECT account_id, start_mrr, end_mrr FROM account_quarter WHERE quarter = '2026Q3' ORDER BY account_id"
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.account_id, d.start_mrr, d.end_mrr]),
      [
        ["A", 100, 100],
        ["B", 200, 0],
        ["C", 300, 450],
        ["D", 400, 250],
        ["E", 0, 500],
        ["F", 0, 0],
        ["G", 250, 250],
        ["H", 0, 120],
        ["I", 100, 60]
      ]
    );
  });

  it("gives the rates and movements of the example, by end points and day by day", async () => {
    const {metrics} = await metricsReport(db, {quarter: "2026Q3"});
    const value = (id: string) => metrics[id]?.value;
    const ends = [
      "start_mrr",
      "new_mrr",
      "reactivation_mrr",
      "expansion_mrr",
      "contraction_mrr",
      "churned_mrr",
      "end_mrr"
    ];
    assert.deepStrictEqual(ends.map(value), [1350, 500, 120, 150, 190, 200, 1730]);
    assert.closeTo(value("logo_churn") ?? NaN, 1 / 6, 1e-12);
    assert.closeTo(value("grr") ?? NaN, 960 / 1350, 1e-12);
    assert.closeTo(value("nrr") ?? NaN, 1110 / 1350, 1e-12);
    assert.closeTo(value("arpa") ?? NaN, 1730 / 7, 1e-12);
    assert.closeTo(value("quick_ratio") ?? NaN, 770 / 390, 1e-12);
    assert.closeTo(value("quick_ratio_daily") ?? NaN, 1250 / 870, 1e-12);
    assert.strictEqual(value("left_and_returned"), 1);
  });

  it("counts every change in movements_daily: new 650, expansion 230, reactivation 370, contraction 270, churned 600", async () => {
    const rows = await db.query<{kind: string; amount: number}>(
      "SELECT kind, sum(amount) AS amount FROM movements_daily WHERE day > '2026-06-30' GROUP BY kind"
    );
    assert.deepStrictEqual(Object.fromEntries(rows.map((d) => [d.kind, d.amount])), {
      new: 650,
      expansion: 230,
      reactivation: 370,
      contraction: 270,
      churned: 600
    });
  });

  it("churns B, F and H; G, away for 16 days, has not left for churn but has for money", async () => {
    const rows = await db.query(
      "SELECT account_id, churned_on, mrr_lost, confirmed FROM churns ORDER BY account_id"
    );
    assert.deepStrictEqual(rows, [
      {account_id: "B", churned_on: "2026-08-01", mrr_lost: 200, confirmed: true},
      {account_id: "F", churned_on: "2026-08-15", mrr_lost: 150, confirmed: true},
      {account_id: "H", churned_on: "2025-11-01", mrr_lost: 120, confirmed: true}
    ]);
    const [g] = await db.query(
      "SELECT mrr FROM account_point WHERE account_id = 'G' AND point_date = '2026-07-31'"
    );
    assert.deepStrictEqual(g, {mrr: 0});
  });
});

describe("points", () => {
  const dates = async (as_of: string, fiscal_year_start: number) => {
    await using db = await modelled({
      as_of,
      config: {fiscal_year_start},
      tables: {accounts: named("A"), subscriptions: [paid("A", 10, "2025-11-17")]}
    });
    const rows = await db.query<{point_date: string; quarter: string | null}>(
      "FROM points ORDER BY point_date"
    );
    return rows.map((d) => [d.point_date, d.quarter]);
  };

  it("are the month ends from the first subscription's month, and as_of in mid-month", async () => {
    assert.deepStrictEqual(await dates("2026-02-10", 1), [
      ["2025-11-30", null],
      ["2025-12-31", "2025Q4"],
      ["2026-01-31", null],
      ["2026-02-10", null]
    ]);
  });

  it("have as_of once when it is a month end, and name quarters by the year in which the fiscal year ends", async () => {
    assert.deepStrictEqual(await dates("2026-01-31", 2), [
      ["2025-11-30", null],
      ["2025-12-31", null],
      ["2026-01-31", "2026Q4"]
    ]);
    assert.deepStrictEqual((await dates("2025-12-31", 10)).at(-1), ["2025-12-31", "2026Q1"]);
  });
});

describe("mrr_steps", () => {
  const steps = async (subscriptions: Rows) => {
    await using db = await modelled({as_of: "2026-03-31", tables: {accounts: named("A"), subscriptions}});
    const rows = await db.query<{from_date: string; to_date: string; mrr: number; seats: number | null}>(
      "FROM mrr_steps ORDER BY from_date"
    );
    return rows.map((d) => [d.from_date, d.to_date, d.mrr, d.seats]);
  };

  it("sum products that overlap, and the day of an end belongs to what follows", async () => {
    const rows = await steps([
      {...paid("A", 100, "2026-01-10", "2026-03-01"), seats: 5},
      {...paid("A", 40.5, "2026-02-01"), seats: 2}
    ]);
    assert.deepStrictEqual(rows, [
      ["2026-01-10", "2026-02-01", 100, 5],
      ["2026-02-01", "2026-03-01", 140.5, 7],
      ["2026-03-01", "9999-12-31", 40.5, 2]
    ]);
  });

  it("run on over a renewal at the same price and seats", async () => {
    const rows = await steps([paid("A", 100, "2026-01-10", "2026-02-10"), paid("A", 100, "2026-02-10")]);
    assert.deepStrictEqual(rows, [["2026-01-10", "9999-12-31", 100, null]]);
  });

  it("leave out trials whatever their price, free subscriptions and empty periods", async () => {
    const rows = await steps([
      {...paid("A", 500, "2026-01-01", "2026-02-01"), is_trial: true, seats: 9},
      {...paid("A", 0, "2026-01-01"), seats: 3},
      paid("A", 70, "2026-02-05", "2026-02-05"),
      {...paid("A", 70, "2026-02-10"), seats: 4}
    ]);
    assert.deepStrictEqual(rows, [["2026-02-10", "9999-12-31", 70, 4]]);
  });
});

describe("account_point in several currencies", () => {
  const fx = (rates: [string, string, number][]) =>
    `SELECT * FROM (VALUES ${rates.map(([c, m, r]) => `('${c}', DATE '${m}', ${r})`).join(", ")}) t(currency, month, rate)`;
  const company = {
    as_of: "2026-02-28",
    tables: {
      accounts: named("A", "B"),
      subscriptions: [
        {...paid("A", 100, "2026-01-05"), currency: "EUR"},
        paid("A", 30, "2026-02-01"),
        paid("B", 50, "2026-01-05")
      ]
    }
  };

  async function withRates(rates: [string, string, number][]): Promise<Warehouse> {
    const {mkdtemp, rm} = await import("node:fs/promises");
    const {tmpdir} = await import("node:os");
    const path = await import("node:path");
    const {openWarehouse} = await import("../../../loaders/warehouse.js");
    const dir = await mkdtemp(path.join(tmpdir(), "fx-"));
    try {
      await using writer = await openWarehouse(":memory:");
      await writer.run(`COPY (${fx(rates)}) TO '${dir}/fx.csv'`);
      return await modelled({...company, config: {dir, fx: "fx.csv"}});
    } finally {
      await rm(dir, {recursive: true});
    }
  }

  it("converts at the rate of the point's month and keeps the contract's currency beside it", async () => {
    await using db = await withRates([
      ["EUR", "2026-01-01", 1.1],
      ["EUR", "2026-02-01", 1.2]
    ]);
    const rows = await db.query(
      "SELECT account_id, point_date, mrr, contract_mrr, contract_currency FROM account_point ORDER BY ALL"
    );
    // 100 EUR at 1.1; then 100 EUR at 1.2 and 30 USD, which is 125 EUR.
    assert.deepStrictEqual(rows, [
      {account_id: "A", point_date: "2026-01-31", mrr: 110, contract_mrr: 100, contract_currency: "EUR"},
      {account_id: "A", point_date: "2026-02-28", mrr: 150, contract_mrr: 125, contract_currency: "EUR"},
      {account_id: "B", point_date: "2026-01-31", mrr: 50, contract_mrr: 50, contract_currency: "USD"},
      {account_id: "B", point_date: "2026-02-28", mrr: 50, contract_mrr: 50, contract_currency: "USD"}
    ]);
  });

  async function fault(run: Promise<unknown>): Promise<UserError> {
    const error: unknown = await run.then(
      () => null,
      (d: unknown) => d
    );
    assert.instanceOf(error, UserError);
    return error;
  }

  it("fails with the currency and the month when a rate is missing", async () => {
    const {message, exit_code} = await fault(withRates([["EUR", "2026-01-01", 1.1]]));
    assert.match(message, /^no exchange rate to USD for EUR in 2026-02\nadd a row/);
    assert.strictEqual(exit_code, 2);
  });

  it("fails with the key to give when there are no rates at all", async () => {
    assert.match((await fault(modelled(company))).message, /EUR in 2026-01, 2026-02\n.*give `fx: FILE`/);
  });

  it("fails when a month has two rates", async () => {
    const run = withRates([
      ["EUR", "2026-01-01", 1.1],
      ["EUR", "2026-01-15", 1.3],
      ["EUR", "2026-02-01", 1.2]
    ]);
    assert.match((await fault(run)).message, /the rate of EUR in 2026-01 is not one number above 0/);
  });
});

describe("cohorts", () => {
  it("count from the first paid day, to the last month end, and keep at most the start", async () => {
    await using db = await modelled({
      as_of: "2026-03-20",
      tables: {
        accounts: named("A", "B", "C"),
        subscriptions: [
          paid("A", 100, "2026-01-10", "2026-02-10"),
          paid("A", 150, "2026-02-10"),
          paid("B", 200, "2026-01-20", "2026-01-25"),
          paid("C", 50, "2026-02-15")
        ]
      }
    });
    const rows = await db.query(
      `SELECT cohort_month, age_months, accounts, retained, start_mrr, kept_mrr, mrr FROM cohorts ORDER BY ALL`
    );
    const january = {cohort_month: "2026-01-01", accounts: 2, retained: 1, start_mrr: 300, kept_mrr: 100};
    assert.deepStrictEqual(rows, [
      {...january, age_months: 0, mrr: 100},
      {...january, age_months: 1, mrr: 150},
      {
        cohort_month: "2026-02-01",
        age_months: 0,
        accounts: 1,
        retained: 1,
        start_mrr: 50,
        kept_mrr: 50,
        mrr: 50
      }
    ]);
  });
});

describe("account_dim", () => {
  it("has the next renewal of what runs, the notice given, and days from payment to activation", async () => {
    const touch = (ts: string, more = {}) => ({
      account_id: "A",
      ts,
      direction: "outbound",
      purpose: "renewal",
      ...more
    });
    await using db = await modelled({
      as_of: "2026-03-20",
      config: {activation: {stage: "activated"}},
      tables: {
        accounts: [{account_id: "A", name: "A"}],
        subscriptions: [
          {...paid("A", 10, "2025-01-10"), renewal_date: "2026-01-10"},
          {...paid("A", 10, "2025-06-01"), renewal_date: "2026-06-01"},
          {...paid("A", 10, "2025-06-01"), renewal_date: "2026-09-01"}
        ],
        churn_events: [{account_id: "A", churned_on: "2026-06-01", notice_on: "2026-03-01"}],
        stages: [{account_id: "A", stage: "activated", entered_at: "2025-01-22 09:00:00"}],
        touches: [
          touch("2025-12-02 10:00:00"),
          touch("2026-02-01 10:00:00", {direction: "inbound"}),
          touch("2026-02-11 10:00:00", {purpose: "escalation"}),
          touch("2026-02-21 10:00:00")
        ]
      }
    });
    const [row] = await db.query(
      `SELECT renewal_date, notice_on, leaving_on, churned_on, paying, arr, segment, first_proactive_days, time_to_value_days
       FROM account_dim`
    );
    assert.deepStrictEqual(row, {
      renewal_date: "2026-06-01",
      notice_on: "2026-03-01",
      leaving_on: "2026-06-01",
      churned_on: null,
      paying: true,
      arr: 360,
      segment: "(none)",
      // 2 December is 181 days before the renewal; 21 February is 100.
      first_proactive_days: 100,
      time_to_value_days: 12
    });
  });
});
