import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {briefRenewals} from "../../../loaders/brief/renewals.js";
import type {Warehouse} from "../../../loaders/warehouse.js";
import {modelled, type Rows} from "../../support/companies.js";

const paid = (
  account_id: string,
  start_date: string,
  end_date: string | null,
  renewal_date: string
): Rows[number] => ({
  ...{subscription_id: `${account_id} ${start_date}`, account_id, mrr: 100, currency: "USD"},
  ...{start_date, end_date, renewal_date}
});

/** Nine renew on 1 July 2025, two leave on that day, one has left in February, one renews in March 2026. */
const subscriptions: Rows = Array.from({length: 13}, (_, i) => {
  const id = `A${i}`;
  const first = (end: string | null) => paid(id, "2024-07-01", end, "2025-07-01");
  if (i < 9) return [first("2025-07-01"), paid(id, "2025-07-01", null, "2026-07-01")];
  if (i < 11) return [first("2025-07-01")];
  return i === 11 ? [first("2025-02-01")] : [paid(id, "2025-03-10", null, "2026-03-10")];
}).flat();

let db: Warehouse;
beforeAll(async () => {
  const accounts = Array.from({length: 13}, (_, i) => ({account_id: `A${i}`, name: `Name ${i}`}));
  const churn_events = [{account_id: "A0", churned_on: "2026-07-01", notice_on: "2026-03-01"}];
  db = await modelled({as_of: "2026-03-31", tables: {accounts, subscriptions, churn_events}});
});
afterAll(async () => {
  await db[Symbol.asyncDispose]();
});

describe("briefRenewals(db)", () => {
  it("counts renewals that were known while the account paid, 30 days after they were due", async () => {
    const {renewal_date, arr, chance, reason, rate} = (await briefRenewals(db))("A1")!;
    assert.deepStrictEqual([renewal_date, arr, chance], ["2026-07-01", 1200, null]);
    assert.deepInclude(rate, {basis: "renewals", n: 11, kept: 9, accounts: 11});
    assert.strictEqual(reason, "too few for a model: 2 of 11 past renewals were not renewed");
  });
  it("gives no probability to an account that has left or has said so", async () => {
    const renewals = await briefRenewals(db);
    assert.deepInclude(renewals("A9"), {reason: "the account no longer pays", arr: null, chance: null});
    assert.deepInclude(renewals("A0"), {reason: "the account has given notice", leaving_on: "2026-07-01"});
    assert.strictEqual(renewals("A12")!.reason, "no renewal date is known");
    assert.isNull(renewals("A99"));
  });
});
