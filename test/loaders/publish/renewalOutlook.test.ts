import {assert, describe, it} from "vitest";
import {companyOutlook} from "../../../loaders/publish/renewalOutlook.js";
import {modelled, type Rows} from "../../support/companies.js";

const accounts: Rows = Array.from({length: 10}, (_, i) => ({account_id: `A${i}`, name: `Name ${i}`}));
const paid = (
  account_id: string,
  start_date: string,
  end_date: string | null,
  renewal_date: string
): Rows[number] => ({
  ...{subscription_id: `${account_id} ${start_date}`, account_id, mrr: 100, currency: "USD"},
  ...{start_date, end_date, renewal_date}
});

/** Five of ten leave in February 2025; on 1 August A5, A6 and A7 leave, and A8 and A9 renew; A8 pays until *left*. */
const subscriptions = (left: string | null): Rows => [
  ...accounts.map((_, i) => paid(`A${i}`, "2024-02-01", "2025-02-01", "2025-02-01")),
  ...[5, 6, 7, 8, 9].map((i) => paid(`A${i}`, "2025-02-01", "2025-08-01", "2025-08-01")),
  paid("A8", "2025-08-01", left, "2026-02-01"),
  paid("A9", "2025-08-01", null, "2026-02-01")
];
/** A6 says so in the quarter before, A7 in that of its renewal. */
const churn_events: Rows = [
  {account_id: "A6", churned_on: "2025-08-01", notice_on: "2025-06-15"},
  {account_id: "A7", churned_on: "2025-08-01", notice_on: "2025-07-10"}
];

async function outlook(as_of: string, left: string | null, events = churn_events) {
  const tables = {accounts, subscriptions: subscriptions(left), churn_events: events};
  await using db = await modelled({as_of, tables});
  return await companyOutlook(db);
}

describe("companyOutlook(db)", () => {
  it("forecasts what was due and had not given notice on a quarter's last day, beside what happened", async () => {
    const {past, due, due_arr, forecast} = await outlook("2025-12-31", null);
    assert.deepStrictEqual([due, due_arr], [2, 2400]);
    // Of ten renewals in February five were kept, of five in August two.
    assert.closeTo(forecast!.count.mean, 2 * (7 / 15), 1e-12);
    assert.lengthOf(past, 1);
    assert.deepInclude(past[0], {seen_on: "2025-06-30", due: 4, renewed: 2, renewed_arr: 2400});
    assert.deepStrictEqual(past[0]!.count, {mean: 2, low: 0, high: 4});
  });
  it("knows nothing of later rows", async () => {
    const before = await outlook("2025-09-30", null);
    const after = await outlook("2025-12-31", "2025-11-01", [
      ...churn_events,
      {account_id: "A8", churned_on: "2025-11-01", notice_on: "2025-10-01"}
    ]);
    assert.lengthOf(before.past, 1);
    assert.deepStrictEqual(after.past, before.past);
    assert.strictEqual(after.due, 1);
  });
  it("leaves out who has announced a cancellation that is not due yet", async () => {
    const announced = {account_id: "A9", churned_on: "2026-02-01", notice_on: "2025-12-01"};
    assert.strictEqual((await outlook("2025-12-31", null, [...churn_events, announced])).due, 1);
  });
});
