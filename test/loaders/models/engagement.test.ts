import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Warehouse} from "../../../loaders/warehouse.js";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

const AS_OF = "2026-06-30";

function day(age: number): string {
  return `${new Date(Date.UTC(2026, 5, 30 - age)).toISOString().slice(0, 10)} 12:00:00`;
}

/** One user for that many of the last days, with one feature. */
function days(account_id: string, count: number, first = 0): Rows {
  return Array.from({length: count}, (_, i) => ({
    account_id,
    user_id: `u-${account_id}`,
    ts: day(first + i),
    feature: "plan"
  }));
}

function account(account_id: string, segment: string, start_date = "2026-01-01") {
  return {
    accounts: [{account_id, name: account_id, segment, plan: "pro"}],
    subscriptions: [{subscription_id: account_id, account_id, mrr: 10, seats: 2, start_date}]
  };
}

interface Ranks {
  rate: number | null;
  days: number | null;
  breadth: number | null;
  trend: number | null;
  index: number | null;
  reference: string;
}

async function ranks(db: Warehouse, account_id: string) {
  const [row] = await db.query<Ranks>(
    `SELECT rank_active_rate AS rate, rank_active_days AS days, rank_breadth AS breadth, rank_trend AS trend,
       engagement_index AS index, engagement_reference AS reference
     FROM account_point WHERE account_id = $1 AND point_date = '${AS_OF}'`,
    [account_id]
  );
  return row;
}

describe("engagement_index", () => {
  let db: Warehouse;
  beforeAll(async () => {
    // Segment big: 20 accounts, S01 to S20. S01 has no usage, S02 and S03 one day, S04 two days … S20 eighteen.
    const ids = Array.from({length: 20}, (_, i) => `S${String(i + 1).padStart(2, "0")}`);
    const big = ids.map((id) => account(id, "big"));
    // Segment small: one older account, and one that began 55 days before as_of.
    const small = [account("T1", "small"), account("T2", "small", "2026-05-06")];
    const trial = {subscription_id: "X", account_id: "X", mrr: 10, start_date: "2026-01-01", is_trial: true};
    db = await modelled({
      as_of: AS_OF,
      tables: {
        accounts: [...big, ...small]
          .flatMap((d) => d.accounts)
          .concat([{account_id: "X", name: "X", segment: "big", plan: "pro"}]),
        subscriptions: [...[...big, ...small].flatMap((d) => d.subscriptions), trial],
        usage: [
          ...ids.flatMap((id, i) => days(id, i === 0 ? 0 : Math.max(1, i - 1))),
          ...days("T1", 20),
          ...days("T2", 9),
          ...days("X", 56)
        ]
      }
    });
  });
  afterAll(() => db[Symbol.asyncDispose]());

  it("ranks among the paying accounts of a segment of 20: less and half of equal, itself included", async () => {
    // Active days per user: S20 has 18, above all 19 others: (19 + 0.5) / 20. S02 and S03 tie above S01: (1 + 1) / 20.
    assert.strictEqual((await ranks(db, "S20"))?.days, 97.5);
    assert.strictEqual((await ranks(db, "S02"))?.days, 10);
    assert.strictEqual((await ranks(db, "S03"))?.days, 10);
    // The rate is 1 of 2 seats for all 19 that have usage: (1 + 9.5) / 20. The trial of X counts nowhere.
    assert.strictEqual((await ranks(db, "S20"))?.rate, 52.5);
  });

  it("is 0 on all four without usage in 28 days", async () => {
    assert.deepStrictEqual(await ranks(db, "S01"), {
      rate: 0,
      days: 0,
      breadth: 0,
      trend: 0,
      index: 0,
      reference: "segment"
    });
  });

  it("weighs the four alike unless configured", async () => {
    const {rate, days, breadth, trend, index} = (await ranks(db, "S20"))!;
    assert.deepStrictEqual([rate, days, breadth, trend], [52.5, 97.5, 52.5, 97.5]);
    assert.closeTo(index ?? NaN, (52.5 + 97.5 + 52.5 + 97.5) / 4, 1e-9);
  });

  it("compares a segment under 20 with all paying accounts, and marks it", async () => {
    // T1's 20 days are the most of 22 accounts: (21 + 0.5) / 22.
    const row = await ranks(db, "T1");
    assert.closeTo(row?.days ?? NaN, (100 * 21.5) / 22, 1e-9);
    assert.strictEqual(row?.reference, "all");
  });

  it("gives the weight of a trend that is missing in the first 56 days to the others", async () => {
    const row = await ranks(db, "T2");
    assert.isNull(row?.trend);
    assert.closeTo(row?.index ?? NaN, ((row?.rate ?? 0) + (row?.days ?? 0) + (row?.breadth ?? 0)) / 3, 1e-9);
    // Nine days: S02 to S10 have 1, 1, 2 … 8 and S01 none, which is 10 below; S11 has 9 too: (10 + 1) / 22.
    assert.closeTo(row?.days ?? NaN, (100 * 11) / 22, 1e-9);
    // Only 21 accounts have a trend: T1's is the largest of them.
    assert.closeTo((await ranks(db, "T1"))?.trend ?? NaN, (100 * 20.5) / 21, 1e-9);
  });

  it("is not computed for accounts that do not pay", async () => {
    assert.deepStrictEqual((await ranks(db, "X"))?.index, null);
  });

  it("takes weights from the config, one of them 0", async () => {
    await using weighed = await modelled({
      as_of: AS_OF,
      config: {engagement: {weights: {active_rate: 3, active_days: 1, breadth: 0, trend: 0}}},
      tables: {
        ...account("A", "s"),
        usage: days("A", 3)
      }
    });
    assert.strictEqual((await ranks(weighed, "A"))?.index, 50);
  });
});
