import {assert, describe, it} from "vitest";
import type {Company} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

const MARTS = [
  "points",
  "quarters",
  "fx",
  "mrr_steps",
  "account_dim",
  "churns",
  "usage_feature_point",
  "account_point",
  "health_components",
  "account_week",
  "account_quarter",
  "cohorts",
  "movements_daily",
  "champions"
];

async function counts(company: Company): Promise<Record<string, number>> {
  await using db = await modelled(company);
  const entries: [string, number][] = [];
  for (const mart of MARTS) {
    const [row] = await db.query<{n: number}>(`SELECT count(*) AS n FROM ${mart}`);
    entries.push([mart, row?.n ?? -1]);
    const bad = await db.query<{column_name: string; column_type: string}>(`DESCRIBE ${mart}`);
    for (const {column_name, column_type} of bad) {
      if (column_type !== "DOUBLE") continue;
      const [wrong] = await db.query<{n: number}>(
        `SELECT count(*) AS n FROM ${mart} WHERE NOT isfinite("${column_name}")`
      );
      assert.strictEqual(wrong?.n, 0, `${mart}.${column_name} is not finite`);
    }
  }
  return Object.fromEntries(entries);
}

const account = (account_id: string, more = {}) => ({account_id, name: account_id, ...more});
const paid = (account_id: string, start_date: string, more = {}) => ({
  subscription_id: `${account_id} ${start_date}`,
  account_id,
  mrr: 10,
  start_date,
  ...more
});

describe("runModels", () => {
  it("makes every mart of a company without any row", async () => {
    const n = await counts({as_of: "2026-03-15"});
    assert.deepInclude(n, {
      points: 1,
      quarters: 1,
      account_dim: 0,
      account_point: 0,
      account_week: 0,
      cohorts: 0
    });
  });

  it("makes every mart of one account with no optional table, at an as_of in mid-month", async () => {
    const n = await counts({
      as_of: "2026-03-15",
      tables: {accounts: [account("A")], subscriptions: [paid("A", "2026-02-10")]}
    });
    assert.deepInclude(n, {
      points: 2,
      account_point: 2,
      cohorts: 1,
      movements_daily: 1,
      health_components: 0
    });
  });

  it("makes every mart of a company that began this week, which has no complete week", async () => {
    const tables = {
      accounts: [account("A")],
      subscriptions: [paid("A", "2026-06-01")],
      usage: [{account_id: "A", user_id: "u", ts: "2026-06-02 10:00:00", feature: "f"}]
    };
    assert.deepInclude(await counts({as_of: "2026-06-03", tables}), {
      points: 1,
      account_point: 1,
      account_week: 0
    });
  });

  it("makes every mart of accounts of which none pays", async () => {
    const n = await counts({
      as_of: "2026-03-31",
      tables: {
        accounts: [account("A"), account("B", {signup_date: "2026-01-05"}), account("C")],
        subscriptions: [paid("A", "2026-02-10", {is_trial: true}), paid("C", "2026-02-01", {mrr: 0})],
        usage: [{account_id: "B", user_id: "u", ts: "2026-03-30 10:00:00", feature: "f"}]
      }
    });
    assert.deepInclude(n, {mrr_steps: 0, churns: 0, cohorts: 0, health_components: 0, account_dim: 3});
    // February and March of all three: C signed on with its free subscription, B before the first point.
    assert.strictEqual(n.account_point, 6);
  });

  it("makes every mart of an account that is only in accounts, which has no history", async () => {
    const n = await counts({as_of: "2026-03-31", tables: {accounts: [account("A")]}});
    assert.deepInclude(n, {account_dim: 1, account_point: 0, account_quarter: 0, account_week: 0});
  });

  it("keeps apart accounts whose names and ids are hostile", async () => {
    const ids = ["../../x", "'; DROP TABLE accounts; --", '"quoted", \n line', "=HYPERLINK(1)", " ", "عميل"];
    const n = await counts({
      as_of: "2026-03-31",
      config: {
        health: {
          bands: {at_risk: 50, healthy: 75},
          min_coverage: 0.1,
          scorecards: [
            {
              id: 'c "x", y',
              version: "1\n2",
              groups: {'g"': {weight: 1, components: {tenure_days: {weight: 1, bad: 0, good: 100}}}}
            }
          ]
        }
      },
      tables: {
        accounts: ids.map((d) => account(d)),
        subscriptions: ids.map((d) => paid(d, "2026-03-01")),
        tickets: ids.map((d) => ({ticket_id: d, account_id: d, opened_at: "2026-03-10 10:00:00"}))
      }
    });
    assert.deepInclude(n, {account_dim: 6, account_point: 6, health_components: 6});
  });

  it("keeps the text of hostile ids and scorecards through the steps that run outside the database", async () => {
    const id = "a \"b\", \n'c' \\N";
    await using db = await modelled({
      as_of: "2026-03-31",
      config: {
        health: {
          bands: {at_risk: 50, healthy: 75},
          min_coverage: 0.1,
          scorecards: [
            {
              id: "",
              version: 'v "1",\n',
              groups: {g: {weight: 1, components: {tenure_days: {weight: 1, bad: 0, good: 30}}}}
            }
          ]
        }
      },
      tables: {accounts: [account(id)], subscriptions: [paid(id, "2026-03-01")]}
    });
    const [row] = await db.query(
      "SELECT account_id, scorecard, scorecard_version, health_score FROM account_point"
    );
    assert.deepStrictEqual(row, {
      account_id: id,
      scorecard: "",
      scorecard_version: 'v "1",\n',
      health_score: 100
    });
  });

  it("uses no more than a bounded number of bits for any number of features", async () => {
    const usage = Array.from({length: 1100}, (_, i) => ({
      account_id: "A",
      user_id: "u",
      ts: "2026-03-30 10:00:00",
      feature: `f${i}`
    }));
    await using db = await modelled({
      as_of: "2026-03-31",
      tables: {accounts: [account("A")], subscriptions: [paid("A", "2026-03-01")], usage}
    });
    const [row] = await db.query("SELECT features_used, features_available, breadth FROM account_point");
    assert.deepStrictEqual(row, {features_used: 1024, features_available: 1024, breadth: 1});
    const [listed] = await db.query("SELECT count(*)::INTEGER AS n FROM usage_feature_point");
    assert.deepStrictEqual(listed, {n: 1100});
  });
});
