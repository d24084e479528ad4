import {assert, describe, it} from "vitest";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

const base = {
  accounts: [{account_id: "A", name: "A"}],
  // 300 a month from the 16th: in April (30 days) the account paid for 15 days, 150.
  subscriptions: [{subscription_id: "s", account_id: "A", mrr: 300, start_date: "2026-04-16"}]
};
const value = (
  month: string,
  promised: number,
  realised: number | null,
  item = "hours"
): Record<string, string | number | null> => ({
  account_id: "A",
  item,
  month: `2026-${month}-01`,
  promised,
  realised
});

async function points(tables: Record<string, Rows>, columns: string, as_of = "2026-06-15") {
  await using db = await modelled({as_of, tables: {...base, ...tables}});
  return await db.query<Record<string, unknown>>(`SELECT ${columns} FROM account_point ORDER BY point_date`);
}

describe("value of account_point", () => {
  const columns = "point_date, promised_to_date, realised_to_date, paid_to_date, roi";

  it("sets what was realised against what was paid in the same months", async () => {
    const rows = await points({value: [value("04", 500, 400), value("05", 500, 650)]}, columns);
    assert.deepStrictEqual(rows, [
      {
        point_date: "2026-04-30",
        promised_to_date: 500,
        realised_to_date: 400,
        paid_to_date: 150,
        roi: 250 / 150
      },
      {
        point_date: "2026-05-31",
        promised_to_date: 1000,
        realised_to_date: 1050,
        paid_to_date: 450,
        roi: 600 / 450
      },
      {
        point_date: "2026-06-15",
        promised_to_date: 1000,
        realised_to_date: 1050,
        paid_to_date: 450,
        roi: 600 / 450
      }
    ]);
  });

  it("leaves out months without a measured item, and has no ROI while less than half is measured", async () => {
    const rows = await points(
      {value: [value("04", 500, null), value("05", 501, 600)]},
      columns,
      "2026-05-31"
    );
    assert.deepStrictEqual(rows, [
      {point_date: "2026-04-30", promised_to_date: 500, realised_to_date: null, paid_to_date: 0, roi: null},
      {point_date: "2026-05-31", promised_to_date: 1001, realised_to_date: 600, paid_to_date: 300, roi: 1}
    ]);
    const [, less] = await points(
      {value: [value("04", 502, null), value("05", 501, 600)]},
      "roi",
      "2026-05-31"
    );
    assert.deepStrictEqual(less, {roi: null});
  });

  it("takes an empty value as not measured and 0 as measured", async () => {
    const rows = await points(
      {value: [value("04", 100, 0), value("04", 100, null, "other")]},
      columns,
      "2026-04-30"
    );
    assert.deepStrictEqual(rows, [
      {point_date: "2026-04-30", promised_to_date: 200, realised_to_date: 0, paid_to_date: 150, roi: -1}
    ]);
  });
});

describe("goals of account_point", () => {
  const goal = (goal_id: string, [baseline, target, current]: [number, number, number], status = "open") => ({
    goal_id,
    account_id: "A",
    goal: "g",
    baseline,
    target,
    current,
    status
  });
  const columns = "point_date, goals_open, goals_met, goals_missed, goal_attainment";

  it("are as they stand at as_of, and unknown before it", async () => {
    const goals = [
      goal("1", [10, 20, 15]),
      goal("2", [100, 50, 50], "met"),
      goal("3", [0, 10, 2], "dropped"),
      goal("4", [5, 5, 5], "missed")
    ];
    const rows = await points({goals: goals}, columns, "2026-05-31");
    // (15 - 10) / (20 - 10) = 0.5; (50 - 100) / (50 - 100) = 1; the goal without a distance and the dropped one: none.
    assert.deepStrictEqual(rows, [
      {
        point_date: "2026-04-30",
        goals_open: null,
        goals_met: null,
        goals_missed: null,
        goal_attainment: null
      },
      {point_date: "2026-05-31", goals_open: 1, goals_met: 1, goals_missed: 1, goal_attainment: 0.75}
    ]);
  });

  it("are dated by goal_values", async () => {
    const dated = (column: string, text: string, valid_from: string) => ({
      key: "1",
      column,
      value: text,
      valid_from
    });
    const goal_values = [
      dated("current", "12", "2026-04-20"),
      dated("current", "18", "2026-05-20"),
      dated("status", "open", "2026-04-20"),
      dated("status", "met", "2026-05-20")
    ];
    const rows = await points({goals: [goal("1", [10, 20, 18], "met")], goal_values}, columns, "2026-05-31");
    assert.deepStrictEqual(rows, [
      {point_date: "2026-04-30", goals_open: 1, goals_met: 0, goals_missed: 0, goal_attainment: 0.2},
      {point_date: "2026-05-31", goals_open: 0, goals_met: 1, goals_missed: 0, goal_attainment: 0.8}
    ]);
  });
});

describe("invoices of account_point", () => {
  it("are overdue from the day after they were due until they are paid; void ones never", async () => {
    const invoice = (invoice_id: string, due_on: string, paid_on: string | null, status: string) => ({
      invoice_id,
      account_id: "A",
      issued_on: "2026-04-16",
      due_on,
      paid_on,
      status,
      amount: 300
    });
    const invoices = [
      invoice("1", "2026-04-20", "2026-05-31", "paid"),
      invoice("2", "2026-04-29", null, "open"),
      invoice("3", "2026-04-18", null, "void"),
      invoice("4", "2026-04-30", "2026-05-02", "paid")
    ];
    const rows = await points({invoices}, "point_date, invoices_overdue, oldest_overdue_days", "2026-05-31");
    assert.deepStrictEqual(rows, [
      {point_date: "2026-04-30", invoices_overdue: 2, oldest_overdue_days: 10},
      {point_date: "2026-05-31", invoices_overdue: 1, oldest_overdue_days: 32}
    ]);
  });
});
