import {assert, describe, it} from "vitest";
import type {Scorecard} from "../../../loaders/configTypes.js";
import {UserError} from "../../../loaders/errors.js";
import {builtInScorecard, scorecardAt} from "../../../loaders/models/scorecards.js";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

/** Scores an account by the days since its last check-in: 0 days is 100 points, 100 days is none. */
const card: Scorecard = {
  id: "care",
  version: "1",
  groups: {relationship: {weight: 1, components: {days_since_checkin: {weight: 1, bad: 100, good: 0}}}}
};

const account: Rows = [{account_id: "A", name: "A", segment: "s"}];
const checkin = (day: string) => ({
  account_id: "A",
  ts: `${day} 12:00:00`,
  direction: "outbound",
  purpose: "checkin"
});
const paid = (start_date: string, end_date: string | null = null) => ({
  subscription_id: start_date,
  account_id: "A",
  mrr: 10,
  start_date,
  end_date
});

interface Given {
  checkins: string[];
  subscriptions?: Rows;
  scorecards?: Scorecard[];
  as_of?: string;
  min_coverage?: number;
  more?: Record<string, Rows>;
}

async function health(given: Given) {
  const {checkins, scorecards = [card], as_of = "2026-04-30", min_coverage = 0.6, more = {}} = given;
  await using db = await modelled({
    as_of,
    config: {health: {bands: {at_risk: 50, healthy: 75}, min_coverage, scorecards}},
    tables: {
      accounts: account,
      subscriptions: given.subscriptions ?? [paid("2026-01-01")],
      touches: checkins.map(checkin),
      ...more
    }
  });
  const points = await db.query<Record<string, unknown>>(
    "FROM account_point WHERE paying ORDER BY point_date"
  );
  const components = await db.query<Record<string, unknown>>(
    "FROM health_components ORDER BY point_date, component"
  );
  return {points, components};
}

describe("health_score and health_band", () => {
  it("come with the change since the month before and what would move the score most", async () => {
    const {points, components} = await health({checkins: ["2026-01-31", "2026-02-18"], as_of: "2026-02-28"});
    // On 31 January the check-in is 0 days ago; on 28 February 10 days: 90 points.
    assert.deepStrictEqual(
      points.map((d) => [
        d.health_score,
        d.health_band,
        d.health_change,
        d.most_movable,
        d.scorecard_version
      ]),
      [
        [100, "healthy", null, null, "1"],
        [90, "healthy", -10, "days_since_checkin", "1"]
      ]
    );
    assert.deepStrictEqual(components[1], {
      account_id: "A",
      point_date: "2026-02-28",
      component: "days_since_checkin",
      component_group: "relationship",
      value: 10,
      points: 90,
      weight: 1,
      contribution: 90,
      change: -10,
      max_contribution: 100,
      status: "scored"
    });
  });

  it("go down at the boundary at once, and up only 3 above it, also on a mid-month as_of", async () => {
    // Days since the check-in: 26 on 28 February, 7 on 31 March, 22 on 15 April, which is 78 points.
    const {points} = await health({
      checkins: ["2026-02-02", "2026-03-08", "2026-03-24"],
      as_of: "2026-04-15"
    });
    assert.deepStrictEqual(
      points.map((d) => [d.point_date, d.health_score, d.health_band]),
      [
        ["2026-01-31", null, "not enough data"],
        ["2026-02-28", 74, "watch"],
        ["2026-03-31", 93, "healthy"],
        ["2026-04-15", 78, "healthy"]
      ]
    );
    // 23 days on 31 March are 77 points: above 75, but not by 3.
    const slow = await health({checkins: ["2026-02-02", "2026-03-08"], as_of: "2026-03-31"});
    assert.deepStrictEqual(
      slow.points.map((d) => [d.health_score, d.health_band]),
      [
        [null, "not enough data"],
        [74, "watch"],
        [77, "watch"]
      ]
    );
  });

  it("go by the boundary again after a stretch without payment, with no change since", async () => {
    const subscriptions = [paid("2026-01-01", "2026-03-15"), paid("2026-04-10")];
    const {points} = await health({checkins: ["2026-02-02", "2026-04-07"], subscriptions});
    assert.deepStrictEqual(
      points.map((d) => [d.point_date, d.health_score, d.health_band, d.health_change]),
      [
        ["2026-01-31", null, "not enough data", null],
        ["2026-02-28", 74, "watch", null],
        ["2026-04-30", 77, "healthy", null]
      ]
    );
  });

  it("go by the boundary when a new version begins, which leaves the old months as they were", async () => {
    const scorecards = [
      {...card, valid_to: "2026-02-28"},
      {...card, version: "2", valid_from: "2026-03-01"}
    ];
    const {points} = await health({checkins: ["2026-02-02", "2026-03-08"], as_of: "2026-03-31", scorecards});
    assert.deepStrictEqual(
      points.map((d) => [d.health_score, d.health_band, d.health_change, d.scorecard_version]),
      [
        [null, "not enough data", null, "1"],
        [74, "watch", null, "1"],
        [77, "healthy", null, "2"]
      ]
    );
  });

  it("leave out what has no data, and have no score below the minimum coverage", async () => {
    const both: Scorecard = {
      id: "both",
      version: "1",
      groups: {...card.groups, usage: {weight: 1, components: {active_rate: {weight: 1, bad: 0, good: 1}}}}
    };
    const half = {checkins: ["2026-04-20"], scorecards: [both], subscriptions: [paid("2026-04-01")]};
    const {points, components} = await health({...half, min_coverage: 0.5});
    assert.deepInclude(points[0], {health_score: 90, health_band: "healthy", health_coverage: 0.5});
    assert.deepInclude(components[0], {component: "active_rate", weight: 0, points: null, status: "no data"});
    const less = await health({...half, min_coverage: 0.51});
    assert.deepInclude(less.points[0], {
      health_score: null,
      health_band: "not enough data",
      health_coverage: 0.5
    });
  });

  it("take rates made of counts: csat of tickets, NPS from five answers on", async () => {
    const voice: Scorecard = {
      id: "voice",
      version: "1",
      groups: {
        sentiment: {
          weight: 1,
          components: {csat_tickets: {weight: 1, bad: 0, good: 1}, nps: {weight: 1, bad: -100, good: 100}}
        }
      }
    };
    const tickets = [5, 2].map((csat, i) => ({
      ticket_id: `${i}`,
      account_id: "A",
      opened_at: "2026-04-02 10:00:00",
      resolved_at: "2026-04-03 10:00:00",
      csat
    }));
    const surveys = [10, 10, 10, 0, 8].map((score, i) => ({
      response_id: `${i}`,
      account_id: "A",
      kind: "nps",
      answered_at: "2026-04-04 10:00:00",
      score
    }));
    const given = {checkins: [], scorecards: [voice], subscriptions: [paid("2026-04-01")]};
    const five = await health({...given, more: {tickets, surveys}});
    // CSAT 1 of 2: 50 points; NPS 100 x (3 - 1) / 5 = 40: 70 points.
    assert.closeTo(five.points[0]?.health_score as number, 60, 1e-9);
    const four = await health({...given, min_coverage: 0.5, more: {tickets, surveys: surveys.slice(0, 4)}});
    assert.closeTo(four.points[0]?.health_score as number, 50, 1e-9);
  });

  it("fails for a component that is no metric, with the line and the name probably meant", async () => {
    const wrong: Scorecard = {
      id: "x",
      version: "1",
      groups: {g: {weight: 1, components: {aktive_rate: {weight: 1, bad: 0, good: 1}}}}
    };
    const error: unknown = await health({checkins: [], scorecards: [wrong]}).catch((d: unknown) => d);
    assert.instanceOf(error, UserError);
    assert.match(
      error.message,
      /scorecard x: no metric "aktive_rate" \(did you mean active_rate\?\)\na component is one of /
    );
  });
});

describe("builtInScorecard(known)", () => {
  it("has at most six components, of metrics that have data", () => {
    const all = builtInScorecard(
      new Set([
        "active_rate",
        "active_days",
        "trend",
        "breadth",
        "open_sev1",
        "csat",
        "oldest_overdue_days",
        "days_since_checkin"
      ])
    );
    const metrics = Object.values(all?.groups ?? {}).flatMap((d) => Object.keys(d.components));
    assert.deepStrictEqual(metrics, [
      "active_rate",
      "trend",
      "breadth",
      "open_sev1",
      "csat",
      "oldest_overdue_days"
    ]);
  });

  it("does without product usage", () => {
    const card = builtInScorecard(new Set(["open_sev1", "csat", "days_since_checkin"]));
    assert.deepStrictEqual(Object.keys(card?.groups ?? {}), ["support", "sentiment", "relationship"]);
    assert.strictEqual(card?.version, "1 (support, sentiment, relationship)");
  });

  it("takes days of use where no user is known, and is null where nothing is", () => {
    const card = builtInScorecard(new Set(["active_days"]));
    assert.deepStrictEqual(Object.keys(card?.groups.usage?.components ?? {}), ["active_days"]);
    assert.isNull(builtInScorecard(new Set()));
  });
});

describe("scorecardAt(cards, segment, day)", () => {
  const named = (id: string, more: Partial<Scorecard>): Scorecard => ({...card, id, ...more});
  const cards = [
    named("rest", {}),
    named("smb", {segments: ["SMB"]}),
    named("smb2", {segments: ["SMB"], valid_from: "2026-03-01", valid_to: "2026-03-31"})
  ];
  const id = (segment: string, day: string) => scorecardAt(cards, segment, day)?.id;

  it("prefers a card that names the segment, and of those the one that began last", () => {
    assert.strictEqual(id("Enterprise", "2026-03-15"), "rest");
    assert.strictEqual(id("SMB", "2026-02-28"), "smb");
    assert.strictEqual(id("SMB", "2026-03-01"), "smb2");
    assert.strictEqual(id("SMB", "2026-03-31"), "smb2");
    assert.strictEqual(id("SMB", "2026-04-01"), "smb");
  });

  it("is null when no card counts", () => {
    assert.isNull(scorecardAt([named("x", {segments: ["SMB"]})], "Enterprise", "2026-01-01"));
  });
});
