import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {type Audience, openAudience} from "../../loaders/publish/audience.js";
import {renewalsData} from "../../loaders/publish/renewals.js";
import type {RenewalsData} from "../../src/lib/renewalsData.js";
import {modelled, type Rows} from "../support/companies.js";

/** Whoever is a customer for three years renews in July 2025, whoever is one for a year does not; the last three are Bo's. */
const ACCOUNTS = 66;
const accounts: Rows = Array.from({length: ACCOUNTS}, (_, i) => ({
  ...{account_id: `A${i}`, name: `Name ${i}`, segment: i % 2 ? "Large" : "Small"},
  csm: i < ACCOUNTS - 3 ? "Ada" : "Bo"
}));
const stays = (i: number) => i % 3 > 0 || i >= ACCOUNTS - 3;
const paid = (i: number, start_date: string, end_date: string | null, renewal_date: string) => ({
  ...{subscription_id: `A${i} ${start_date}`, account_id: `A${i}`, mrr: 100, currency: "USD"},
  ...{start_date, end_date, renewal_date}
});
const subscriptions: Rows = accounts.flatMap((_, i) =>
  stays(i)
    ? [
        paid(i, "2022-07-01", "2025-07-01", "2025-07-01"),
        paid(i, "2025-07-01", null, i % 2 ? "2026-01-20" : "2026-07-01")
      ]
    : [paid(i, "2024-07-01", "2025-07-01", "2025-07-01")]
);

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "quarterdeck-renewals-"));
  await using db = await modelled({as_of: "2025-12-31", tables: {accounts, subscriptions}});
  await db.run(
    `ATTACH '${join(dir, "warehouse.duckdb")}' AS made; COPY FROM DATABASE memory TO made; DETACH made`
  );
});
afterAll(() => rm(dir, {recursive: true, force: true}));

async function published(audience: Audience): Promise<RenewalsData> {
  await using db = await openAudience(join(dir, "warehouse.duckdb"), audience);
  return await renewalsData(db, {targets: {}});
}

describe("renewalsData(db) for one segment or CSM", () => {
  it("gives a renewal the chance that it has for the whole company, by the model and by the rate", async () => {
    const all = await published({});
    assert.isNull(all.no_model);
    for (const {chance} of all.renewals)
      assert.isTrue(chance !== null && chance.low < chance.value && chance.value < chance.high);
    for (const audience of [{segment: "Small"}, {csm: "Bo"}]) {
      const own = await published(audience);
      assert.isNull(own.no_model);
      assert.isNotEmpty(own.renewals);
      for (const row of own.renewals)
        assert.deepStrictEqual(
          row,
          all.renewals.find((d) => d.account_id === row.account_id)
        );
    }
    const bases = (await published({csm: "Bo"})).renewals.map((d) => d.basis);
    assert.sameMembers(bases, ["model", "model", "rate"]);
  });
  it("holds no estimate for a segment that it has no account of", async () => {
    await using db = await openAudience(join(dir, "warehouse.duckdb"), {segment: "Small"});
    assert.deepStrictEqual(await db.query("SELECT DISTINCT segment FROM renewal_rates"), [
      {segment: "Small"}
    ]);
  });
});
