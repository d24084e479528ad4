import {afterAll, assert, beforeAll, describe, it} from "vitest";
import type {Warehouse} from "../../../loaders/warehouse.js";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

const AS_OF = "2026-06-30";

/** A row of usage that many days before as_of. */
function used(account_id: string, user_id: string | null, age: number, feature = "plan") {
  const day = new Date(Date.UTC(2026, 5, 30 - age)).toISOString().slice(0, 10);
  return {account_id, user_id, ts: `${day} 12:00:00`, feature};
}

const subscription = (account_id: string, seats: number | null, mrr = 100, start_date = "2026-01-01") => ({
  subscription_id: account_id,
  account_id,
  mrr,
  seats,
  start_date
});

async function pointOf(db: Warehouse, account_id: string, columns: string, point_date = AS_OF) {
  const [row] = await db.query<Record<string, unknown>>(
    `SELECT ${columns} FROM account_point WHERE account_id = $1 AND point_date = $2`,
    [account_id, point_date]
  );
  return row;
}

describe("account_point of accounts whose usage names its users", () => {
  let db: Warehouse;
  beforeAll(async () => {
    const accounts: Rows = [
      {account_id: "A", name: "A", plan: "pro"},
      {account_id: "B", name: "B", plan: "pro"},
      {account_id: "C", name: "C", plan: "pro", signup_date: "2025-12-01"}
    ];
    const usage = [
      // In A, u1 uses two features on day 0 and one on days 6, 7 and 27; u2 on day 27; u3 on day 28 only; u4 long ago.
      {...used("A", "u1", 0), count: 3},
      used("A", "u1", 0, "chat"),
      used("A", "u1", 6),
      used("A", "u1", 7),
      used("A", "u1", 27),
      used("A", "u2", 27),
      used("A", "u3", 28),
      used("A", "u4", 100),
      used("A", "u6", 3),
      // B, on the same plan, uses two features more.
      used("B", "v1", 10, "maps"),
      used("B", "v1", 10, "rota")
    ];
    const users: Rows = [
      {user_id: "u1", account_id: "A", created_at: "2026-01-01 00:00:00"},
      {
        user_id: "u2",
        account_id: "A",
        created_at: "2026-01-01 00:00:00",
        deactivated_at: "2026-06-30 08:00:00"
      },
      {user_id: "u3", account_id: "A", created_at: "2026-01-01 00:00:00"},
      {user_id: "u4", account_id: "A", created_at: "2026-01-01 00:00:00"},
      {user_id: "u5", account_id: "A", created_at: "2026-01-01 00:00:00"}
    ];
    const subscriptions = [subscription("A", 10, 500), subscription("B", 1), subscription("C", 4)];
    db = await modelled({as_of: AS_OF, tables: {accounts, subscriptions, usage, users}});
  });
  afterAll(() => db[Symbol.asyncDispose]());

  it("counts users of 28 and 7 days, their days, and the mean of daily users over 28 days", async () => {
    const row = await pointOf(
      db,
      "A",
      "mau, wau, user_days, active_days, dau_mean, stickiness, active_days_per_user"
    );
    // u1 on 4 days, u2 on 1, u6 on 1; 27 and 0, 3, 6, 7 are 5 days of the account.
    assert.deepStrictEqual(row, {
      mau: 3,
      wau: 2,
      user_days: 6,
      active_days: 5,
      dau_mean: 6 / 28,
      stickiness: 6 / 28 / 3,
      active_days_per_user: 2
    });
  });

  it("counts features of 28 days against those that anyone on the plan used", async () => {
    const row = await pointOf(db, "A", "features_used, features_available, breadth");
    assert.deepStrictEqual(row, {features_used: 2, features_available: 4, breadth: 0.5});
  });

  it("rates users against the larger of seats and users not deactivated", async () => {
    // Of 5 users one was deactivated that day: 4, under the 10 seats.
    assert.deepStrictEqual(await pointOf(db, "A", "active_rate, active_rate_base"), {
      active_rate: 0.3,
      active_rate_base: 10
    });
    assert.deepStrictEqual(await pointOf(db, "C", "active_rate, mau, stickiness, breadth"), {
      active_rate: 0,
      mau: 0,
      stickiness: null,
      breadth: 0
    });
  });

  it("splits unused seats into partial (used in 90 days), lapsed and never used, and prices them", async () => {
    const row = await pointOf(
      db,
      "A",
      "seat_utilisation, unused_seats, unused_partial, unused_lapsed, unused_never, wasted_spend"
    );
    // u3 was there 28 days ago, u4 100 days ago; the other 5 of 7 have no user or one (u5) who never came.
    assert.deepStrictEqual(row, {
      seat_utilisation: 0.3,
      unused_seats: 7,
      unused_partial: 1,
      unused_lapsed: 1,
      unused_never: 5,
      wasted_spend: 350
    });
  });

  it("counts as lost who was active in the 28 days before and not since", async () => {
    assert.deepStrictEqual(await pointOf(db, "A", "user_churn, user_churn_base"), {
      user_churn: 1,
      user_churn_base: 1
    });
  });

  it("compares user days with the 28 days before, after the first 56 days", async () => {
    // 6 days now, 1 before.
    assert.closeTo((await pointOf(db, "A", "trend"))?.trend as number, Math.log(7 / 2), 1e-12);
  });

  it("keeps seat utilisation above 100 % and unused seats at 0", async () => {
    await using small = await modelled({
      as_of: AS_OF,
      tables: {
        accounts: [{account_id: "A", name: "A"}],
        subscriptions: [subscription("A", 1)],
        usage: [used("A", "u1", 1), used("A", "u2", 1)]
      }
    });
    const row = await pointOf(
      small,
      "A",
      "seat_utilisation, unused_seats, unused_never, unused_partial, wasted_spend"
    );
    assert.deepStrictEqual(row, {
      seat_utilisation: 2,
      unused_seats: 0,
      unused_never: 0,
      unused_partial: 0,
      wasted_spend: 0
    });
  });

  it("is missing, not zero, at points where no account has usage in the window", async () => {
    const columns = "mau, active_days, breadth, trend, user_churn, unused_seats, engagement_index";
    const none = {
      mau: null,
      active_days: null,
      breadth: null,
      trend: null,
      user_churn: null,
      unused_seats: null,
      engagement_index: null
    };
    assert.deepStrictEqual(await pointOf(db, "A", columns, "2026-04-30"), none);
    const [row] = await db.query(
      "SELECT missing, wau, mau FROM account_week WHERE account_id = 'A' AND week_end = '2026-04-19'"
    );
    assert.deepStrictEqual(row, {missing: true, wau: null, mau: null});
  });

  it("counts weekly and four-weekly users in complete ISO weeks", async () => {
    const rows = await db.query(
      "SELECT week_end, wau, mau, active_days, seats FROM account_week WHERE account_id = 'A' AND week_end >= '2026-06-01' ORDER BY ALL"
    );
    // Days before as_of (a Tuesday): 28 and 27 are 2 and 3 June; 7 and 6 are 23 and 24 June, 3 is 27 June. B was there
    // on 20 June, so that only the week to 14 June is missing.
    assert.deepStrictEqual(rows, [
      {week_end: "2026-06-07", wau: 3, mau: 3, active_days: 2, seats: 10},
      {week_end: "2026-06-14", wau: null, mau: null, active_days: null, seats: 10},
      {week_end: "2026-06-21", wau: 0, mau: 3, active_days: 0, seats: 10},
      {week_end: "2026-06-28", wau: 2, mau: 4, active_days: 3, seats: 10}
    ]);
  });

  it("lists users and uses of each feature at as_of", async () => {
    const rows = await db.query(
      "SELECT feature, users, uses FROM usage_feature_point WHERE account_id = 'A' AND point_date = '2026-06-30' ORDER BY feature"
    );
    assert.deepStrictEqual(rows, [
      {feature: "chat", users: 1, uses: 1},
      {feature: "plan", users: 3, uses: 8}
    ]);
  });

  it("counts users lost over the quarter in account_quarter", async () => {
    const [row] = await db.query(
      "SELECT users_before, users_after, users_lost FROM account_quarter WHERE account_id = 'A' AND quarter = '2026Q2'"
    );
    // Before 31 March only u4 (100 days ago is 22 March) was active, and has not come back.
    assert.deepStrictEqual(row, {users_before: 1, users_after: 3, users_lost: 1});
  });
});

describe("account_point of accounts whose usage names no user", () => {
  it("has active days of the account, and no user metrics", async () => {
    await using db = await modelled({
      as_of: AS_OF,
      tables: {
        accounts: [{account_id: "A", name: "A"}],
        subscriptions: [subscription("A", 5)],
        usage: [used("A", null, 1), used("A", null, 1, "chat"), used("A", null, 9), used("A", null, 30)]
      }
    });
    const row = await pointOf(
      db,
      "A",
      "mau, wau, user_days, stickiness, active_rate, seat_utilisation, unused_seats, user_churn, active_days, features_used, trend, rank_active_days"
    );
    assert.deepStrictEqual(row, {
      mau: null,
      wau: null,
      user_days: null,
      stickiness: null,
      active_rate: null,
      seat_utilisation: null,
      unused_seats: null,
      user_churn: null,
      active_days: 2,
      features_used: 2,
      trend: Math.log(3 / 2),
      rank_active_days: 50
    });
    const [week] = await db.query(
      "SELECT wau, mau, active_days FROM account_week WHERE week_end = '2026-06-21'"
    );
    assert.deepStrictEqual(week, {wau: null, mau: null, active_days: 1});
  });
});

describe("activation", () => {
  const activated = async (usage: Rows, config = {}) => {
    await using db = await modelled({
      as_of: AS_OF,
      config,
      tables: {
        accounts: [{account_id: "A", name: "A"}],
        subscriptions: [subscription("A", 5, 100, "2026-03-01")],
        usage
      }
    });
    const [row] = await db.query<{activated_on: string | null; time_to_value_days: number | null}>(
      "SELECT activated_on, time_to_value_days FROM account_dim"
    );
    return [row?.activated_on, row?.time_to_value_days];
  };
  const two = (user: string, age: number, other = age) => [
    used("A", user, age, "plan"),
    used("A", user, other, "chat")
  ];

  it("is the day on which the third user has used a second feature within 7 days of the others", async () => {
    // u1 needs two days; 21 June is 9 days before as_of and 112 days after 1 March.
    assert.deepStrictEqual(await activated([...two("u1", 15, 13), ...two("u2", 14), ...two("u3", 9)]), [
      "2026-06-21",
      112
    ]);
  });

  it("is not reached when the three are spread over more than 7 days", async () => {
    assert.deepStrictEqual(await activated([...two("u1", 16, 16), ...two("u2", 14), ...two("u3", 9)]), [
      null,
      null
    ]);
  });

  it("is found late in a history whose first weeks do not suffice, and counts 0 before the first payment", async () => {
    const late = [used("A", "u1", 200), ...two("u1", 5), ...two("u2", 5), ...two("u3", 5)];
    assert.deepStrictEqual(await activated(late), ["2026-06-25", 116]);
    assert.deepStrictEqual(await activated([...two("u1", 130), ...two("u2", 130), ...two("u3", 130)]), [
      "2026-02-20",
      0
    ]);
  });
});
