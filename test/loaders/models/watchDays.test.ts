import {describe, expect, it} from "vitest";
import type {Scorecard} from "../../../loaders/configTypes.js";
import {modelled, type Rows, testConfig} from "../../support/companies.js";

const ACCOUNT = [{account_id: "A", name: "Anvil", segment: "Small", signup_date: "2026-01-01"}];

const paid = (start_date: string, seats = 10, end_date: string | null = null) => ({
  subscription_id: start_date,
  account_id: "A",
  mrr: 100,
  seats,
  start_date,
  end_date
});

/** The days of play_points, and what they say of some metrics. */
async function days(as_of: string, metrics: string, tables: Record<string, Rows> = {}) {
  const given = {accounts: ACCOUNT, subscriptions: [paid("2026-01-01")], ...tables};
  await using db = await modelled({as_of, tables: given});
  const rows = await db.query<Record<string, unknown>>(
    `SELECT point_date::VARCHAR AS day, ${metrics} FROM play_points ORDER BY point_date`
  );
  const points = await db.query<{day: string}>(
    "SELECT point_date::VARCHAR AS day FROM account_point ORDER BY 1"
  );
  return {rows, points: points.map((d) => d.day)};
}

describe("the day a week before as_of", () => {
  it("is looked at for the plays alone", async () => {
    const {rows, points} = await days("2026-02-18", "mrr");
    expect(rows.map((d) => d.day)).toEqual(["2026-01-31", "2026-02-11", "2026-02-18"]);
    expect(points).toEqual(["2026-01-31", "2026-02-18"]);
  });

  it("is no day of its own where it ends a month, or comes before the first", async () => {
    expect((await days("2026-02-07", "mrr")).rows.map((d) => d.day)).toEqual(["2026-01-31", "2026-02-07"]);
    const late = {subscriptions: [paid("2026-02-02")]};
    expect((await days("2026-02-05", "mrr", late)).rows.map((d) => d.day)).toEqual(["2026-02-05"]);
  });

  it("knows the seats and users of that very day", async () => {
    const user = (user_id: string, created_at: string) => ({user_id, account_id: "A", created_at});
    const {rows} = await days("2026-02-18", "seats, days_since_use", {
      subscriptions: [paid("2026-01-01", 10, "2026-02-12"), paid("2026-02-12", 25)],
      users: [user("u", "2026-02-09"), user("v", "2026-02-13")],
      usage: [{account_id: "A", user_id: "u", ts: "2026-02-10 09:00:00", feature: "f"}]
    });
    // Before the first use nobody's use is known; on 11 February it was a day ago, on the 18th eight.
    expect(rows).toEqual([
      {day: "2026-01-31", seats: 10, days_since_use: null},
      {day: "2026-02-11", seats: 10, days_since_use: 1},
      {day: "2026-02-18", seats: 25, days_since_use: 8}
    ]);
  });

  it("takes a goal without a history as it stands", async () => {
    const {rows} = await days("2026-02-18", "goals_overdue", {
      goals: [{goal_id: "g", account_id: "A", goal: "Win", due_date: "2026-02-10", status: "open"}]
    });
    expect(rows.map((d) => d.goals_overdue)).toEqual([null, 1, 1]);
  });
});

/** Scores an account by the days since its last check-in: 0 days is 100 points, 100 days is none. */
const CARD: Scorecard = {
  id: "care",
  version: "1",
  groups: {relationship: {weight: 1, components: {days_since_checkin: {weight: 1, bad: 100, good: 0}}}}
};

describe("health a week before as_of", () => {
  it("has a band of its own, and enters neither the bands nor the changes that come after it", async () => {
    const config = testConfig({
      health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards: [CARD]}
    });
    const touches = ["2025-12-31", "2026-03-25"].map((day) => ({
      account_id: "A",
      ts: `${day} 12:00:00`,
      direction: "outbound",
      purpose: "checkin"
    }));
    const tables = {accounts: ACCOUNT, subscriptions: [paid("2026-01-01")], touches};
    await using db = await modelled({as_of: "2026-03-31", config, tables});
    const bands = await db.query<Record<string, unknown>>(
      `SELECT point_date::VARCHAR AS day, health_score, health_band, health_change FROM play_points ORDER BY point_date`
    );
    // 31, 59 and 83 days without a check-in, then 6; the change of 31 March is since 28 February, not since the 24th.
    expect(
      bands.map((d) => [
        d.day,
        Math.round(Number(d.health_score)),
        d.health_change === null ? null : Math.round(Number(d.health_change))
      ])
    ).toEqual([
      ["2026-01-31", 69, null],
      ["2026-02-28", 41, -28],
      ["2026-03-24", 17, -24],
      ["2026-03-31", 94, 53]
    ]);
    expect(bands[2]!.health_band).toBe("at risk");
    const components = await db.query<{day: string}>(
      "SELECT DISTINCT point_date::VARCHAR AS day FROM health_components ORDER BY 1"
    );
    expect(components.map((d) => d.day)).toEqual(["2026-01-31", "2026-02-28", "2026-03-31"]);
  });
});
