import {assert, describe, it} from "vitest";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

let number = 0;
function paid(start_date: string, end_date: string | null = null, mrr = 100) {
  return {subscription_id: `s${++number}`, account_id: "A", mrr, start_date, end_date};
}

interface Given {
  subscriptions: Rows;
  churn_events?: Rows;
  basis?: "payment" | "events";
  gap_days?: number;
  as_of?: string;
}

async function churns({
  subscriptions,
  churn_events = [],
  basis = "payment",
  gap_days = 30,
  as_of = "2026-06-30"
}: Given) {
  const tables = {
    accounts: [{account_id: "A", name: "A", signup_date: "2024-12-20"}],
    subscriptions,
    churn_events
  };
  await using db = await modelled({as_of, config: {churn: {basis, gap_days}}, tables});
  return await db.query<Record<string, unknown>>("SELECT * EXCLUDE (account_id) FROM churns ORDER BY spell");
}

describe("churns by payment", () => {
  it("date a churn on the first day without payment after one with, and each later spell restarts the clock", async () => {
    const rows = await churns({
      subscriptions: [paid("2025-01-01", "2025-05-01"), paid("2025-09-01", "2026-01-10", 70)]
    });
    const rest = {reason: null, voluntary: null, notice_on: null, source: "payment", confirmed: true};
    assert.deepStrictEqual(rows, [
      {spell: 1, start_date: "2025-01-01", churned_on: "2025-05-01", mrr_lost: 100, ...rest},
      {spell: 2, start_date: "2025-09-01", churned_on: "2026-01-10", mrr_lost: 70, ...rest}
    ]);
  });

  it("bridge a gap of exactly gap_days, but not one day more", async () => {
    // Unpaid from 1 May; 30 days later is 31 May.
    assert.lengthOf(await churns({subscriptions: [paid("2025-01-01", "2025-05-01"), paid("2025-05-31")]}), 0);
    assert.lengthOf(await churns({subscriptions: [paid("2025-01-01", "2025-05-01"), paid("2025-06-01")]}), 1);
  });

  it("do not churn when one product ends while another runs, or when an old end lies within a longer one", async () => {
    const subscriptions = [
      paid("2025-01-01"),
      paid("2025-02-01", "2025-03-01"),
      paid("2025-04-01", "2025-05-01")
    ];
    assert.lengthOf(await churns({subscriptions}), 0);
  });

  it("count a stop at once and say that it is not confirmed until gap_days have passed", async () => {
    const [row] = await churns({subscriptions: [paid("2025-01-01", "2026-06-10")]});
    assert.deepInclude(row, {churned_on: "2026-06-10", confirmed: false});
    const [later] = await churns({subscriptions: [paid("2025-01-01", "2026-05-31")]});
    assert.deepInclude(later, {churned_on: "2026-05-31", confirmed: true});
  });

  it("take the reason of the nearest event within 60 days, and an involuntary reason as such", async () => {
    const rows = await churns({
      subscriptions: [paid("2025-01-01", "2025-05-01"), paid("2025-09-01", "2026-01-10")],
      churn_events: [
        {account_id: "A", churned_on: "2025-03-02", reason: "price"},
        {
          account_id: "A",
          churned_on: "2025-06-28",
          reason: "competitor",
          voluntary: true,
          notice_on: "2025-04-02"
        },
        {account_id: "A", churned_on: "2026-01-12", reason: "Payment-failed"}
      ]
    });
    // 2 March is 60 days before 1 May, 28 June 58 days after.
    assert.deepInclude(rows[0], {
      reason: "competitor",
      voluntary: true,
      notice_on: "2025-04-02",
      source: "both"
    });
    assert.deepInclude(rows[1], {reason: "Payment-failed", voluntary: false, source: "both"});
  });

  it("leave an event more than 60 days away without effect", async () => {
    const [row] = await churns({
      subscriptions: [paid("2025-01-01", "2025-05-01")],
      churn_events: [{account_id: "A", churned_on: "2025-07-01", reason: "price"}]
    });
    assert.deepInclude(row, {reason: null, source: "payment"});
  });
});

describe("churns by events", () => {
  it("follow the events whatever is paid, from payment to event and from return to event", async () => {
    const rows = await churns({
      basis: "events",
      subscriptions: [paid("2025-01-01")],
      churn_events: [
        {account_id: "A", churned_on: "2025-03-01", reason: "price", returned_on: "2025-04-01"},
        {account_id: "A", churned_on: "2025-06-01", reason: "support"},
        {account_id: "A", churned_on: "2025-06-01", reason: "support"},
        {account_id: "A", churned_on: "2026-08-01", notice_on: "2026-06-01", reason: "later"}
      ]
    });
    assert.deepStrictEqual(
      rows.map((d) => [d.spell, d.start_date, d.churned_on, d.mrr_lost, d.source, d.confirmed]),
      [
        [1, "2025-01-01", "2025-03-01", 100, "event", true],
        [2, "2025-04-01", "2025-06-01", 100, "event", true]
      ]
    );
  });

  it("start at the sign-up when nothing was paid before the event", async () => {
    const rows = await churns({
      basis: "events",
      subscriptions: [paid("2025-05-01")],
      churn_events: [{account_id: "A", churned_on: "2025-03-01"}]
    });
    assert.deepInclude(rows[0], {start_date: "2024-12-20", churned_on: "2025-03-01", mrr_lost: 0});
  });
});
