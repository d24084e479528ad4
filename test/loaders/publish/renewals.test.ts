import {sum} from "d3";
import {assert, describe, it} from "vitest";
import {companyOutlook} from "../../../loaders/publish/renewalOutlook.js";
import {renewalsData} from "../../../loaders/publish/renewals.js";
import {modelled, type Rows} from "../../support/companies.js";

const accounts: Rows = Array.from({length: 12}, (_, i) => ({
  ...{account_id: `A${i}`, name: `Name ${i}`, segment: "Small", csm: "Ada"}
}));
const paid = (
  i: number,
  start_date: string,
  end_date: string | null,
  renewal_date: string
): Rows[number] => ({
  ...{subscription_id: `A${i} ${start_date}`, account_id: `A${i}`, mrr: 100, currency: "USD"},
  ...{start_date, end_date, renewal_date}
});

/** Twelve renew on 1 February 2025; two of them leave on 1 August, A2 to A5 renew then; A6 to A11 run for a year more. */
const subscriptions: Rows = [
  ...accounts.map((_, i) => paid(i, "2024-02-01", "2025-02-01", "2025-02-01")),
  ...[0, 1, 2, 3, 4, 5].map((i) => paid(i, "2025-02-01", "2025-08-01", "2025-08-01")),
  ...[2, 3, 4, 5].map((i) => paid(i, "2025-08-01", null, "2026-02-01")),
  ...[6, 7, 8, 9, 10, 11].map((i) => paid(i, "2025-02-01", null, "2026-05-01"))
];
const call = (
  account_id: string,
  made_on: string,
  said: string,
  renewal_date = "2026-02-01"
): Rows[number] => ({
  ...{account_id, renewal_date, call: said, probability: null, by: "Ada", made_on}
});
const CALLS: Rows = [
  call("A2", "2025-12-01", "commit"),
  call("A2", "2025-10-01", "at_risk"),
  call("A0", "2025-07-01", "likely", "2025-08-01"),
  call("A0", "2025-08-02", "lost", "2025-08-01"), // after the fact
  call("A1", "2025-06-01", "commit", "2025-08-01"),
  call("A1", "2025-07-20", "lost", "2025-08-01")
];

async function renewals(as_of: string, targets = {}) {
  const renewal_calls = CALLS.filter((d) => String(d.made_on) <= as_of); // as ingest leaves them
  await using db = await modelled({as_of, tables: {accounts, subscriptions, renewal_calls}});
  return {data: await renewalsData(db, {targets}), outlook: await companyOutlook(db)};
}

describe("renewalsData(db, config)", () => {
  it("forecasts each quarter, this one as the Overview does", async () => {
    const {data, outlook} = await renewals("2025-12-31");
    assert.deepStrictEqual(
      data.quarters.map((d) => [d.quarter, d.from, d.until, d.due, d.due_arr, d.by_model]),
      [
        ["2026Q1", "2026-01-01", "2026-03-31", 4, 4800, 0],
        ["2026Q2", "2026-04-01", "2026-06-30", 6, 7200, 0],
        ["2026Q3", "2026-07-01", "2026-09-30", 0, 0, 0],
        ["2026Q4", "2026-10-01", "2026-12-31", 0, 0, 0]
      ]
    );
    assert.deepStrictEqual(data.quarters[0]!.forecast, outlook.forecast);
    // Of 12 renewals in February and 6 in August, 16 were kept.
    assert.closeTo(data.quarters[1]!.forecast!.count.mean, 6 * (16 / 18), 1e-12);
    assert.deepStrictEqual(data.quarters[3]!.reason, "no renewal is due");
  });
  it("adds up to what all accounts pay: due, later, leaving on notice, without a date", async () => {
    const tables = {
      accounts,
      subscriptions: [
        ...subscriptions.filter((d) => !["A9", "A10", "A11"].includes(String(d.account_id))),
        paid(9, "2025-02-01", null, "2028-02-01"),
        {...paid(10, "2025-02-01", null, ""), renewal_date: null},
        paid(11, "2025-02-01", null, "2026-02-01")
      ],
      churn_events: [{account_id: "A11", churned_on: "2026-02-01", notice_on: "2025-12-01"}]
    };
    await using db = await modelled({as_of: "2025-12-31", tables});
    const {standing, quarters} = await renewalsData(db, {targets: {}});
    const whose = {segment: "Small", csm: "Ada"};
    const one = {...whose, accounts: 1, arr: 1200};
    assert.sameDeepMembers(
      [...standing],
      [
        {...one, state: "leaving"},
        {...one, state: "later"},
        {...one, state: "undated"},
        {...whose, state: "due", accounts: 7, arr: 8400}
      ]
    );
    assert.deepStrictEqual([sum(quarters, (d) => d.due), sum(quarters, (d) => d.due_arr)], [7, 8400]);
  });
  it("forecasts past quarters from their eve as the Overview does, and from a quarter earlier", async () => {
    const {data, outlook} = await renewals("2025-12-31");
    assert.deepStrictEqual(
      data.past.near.map(({quarter: _, ...d}) => d),
      outlook.past
    );
    assert.deepStrictEqual(
      [...data.past.near, ...data.past.far].map((d) => [d.quarter, d.seen_on, d.due, d.renewed]),
      [
        ["2025Q3", "2025-06-30", 6, 4],
        ["2025Q3", "2025-03-31", 6, 4]
      ]
    );
    assert.deepStrictEqual(
      data.past.far[0]!.count,
      {mean: 6, low: 6, high: 6},
      "all twelve had renewed by then"
    );
  });
  it("has what stood at the checkpoints that are reached, and calls in the order of their days", async () => {
    const {data} = await renewals("2025-12-31");
    const row = data.renewals.find((d) => d.account_id === "A2")!;
    assert.deepStrictEqual(
      row.checkpoints.map((d) => [d.days, d.on, d.scored_on]),
      [
        [180, "2025-08-05", "2025-07-31"],
        [90, "2025-11-03", "2025-10-31"]
      ]
    );
    assert.deepStrictEqual(
      data.calls.map((d) => [d.account_id, d.call]),
      [
        ["A2", "at_risk"],
        ["A2", "commit"]
      ]
    );
  });
  it("judges past calls by the last one before the day of the renewal", async () => {
    const {data} = await renewals("2025-12-31");
    assert.deepStrictEqual(
      data.decided.toSorted((a, b) => (a.call! < b.call! ? -1 : 1)),
      [
        {call: "likely", probability: null, renewed: false},
        {call: "lost", probability: null, renewed: false}
      ]
    );
  });
  it("gives each renewal the target of its segment; none without one", async () => {
    const targets = async (logo_churn?: object) => {
      const {data} = await renewals("2025-12-31", logo_churn ? {logo_churn} : {});
      return [...new Set(data.renewals.map((d) => d.target))];
    };
    assert.deepStrictEqual(await targets({default: 0.1, Small: 0.2}), [0.2]);
    assert.deepStrictEqual(await targets({Other: 0.2}), [null]);
    assert.deepStrictEqual(await targets(), [null]);
  });
  it("knows on an earlier day nothing of what came later", async () => {
    const {data} = await renewals("2025-06-30");
    assert.isEmpty(data.past.near);
    assert.deepStrictEqual(data.decided, []);
    assert.deepStrictEqual(
      data.calls.map((d) => d.call),
      ["commit"]
    );
  });
});
