import {assert, describe, it} from "vitest";
import type {Rows} from "../../support/companies.js";
import {modelled} from "../../support/companies.js";

const accounts = [{account_id: "A", name: "A"}];
const paying = {subscription_id: "s", account_id: "A", mrr: 1000, seats: 10, start_date: "2026-01-01"};

async function panel(tables: Record<string, Rows>, columns: string, as_of = "2026-06-30") {
  await using db = await modelled({as_of, tables: {accounts, subscriptions: [paying], ...tables}});
  return await db.query<Record<string, unknown>>(
    `SELECT ${columns} FROM panel ORDER BY account_id, point_date`
  );
}

describe("panel", () => {
  it("has a row for each month end on which an account pays, and none for an as_of inside a month", async () => {
    const rows = await panel(
      {subscriptions: [{...paying, start_date: "2026-02-10", end_date: "2026-05-31"}]},
      "point_date, mrr",
      "2026-06-15"
    );
    assert.deepStrictEqual(
      rows.map((d) => d.point_date),
      ["2026-02-28", "2026-03-31", "2026-04-30"]
    );
  });

  it("sets beside each month the next churn and how long the account was followed", async () => {
    const subscriptions = [
      {...paying, end_date: "2026-03-31"},
      {...paying, subscription_id: "t", start_date: "2026-05-15", end_date: "2026-06-20"}
    ];
    const rows = await panel({subscriptions}, "point_date, churned_on, followed_days", "2026-06-30");
    assert.deepStrictEqual(rows, [
      {point_date: "2026-01-31", churned_on: "2026-03-31", followed_days: 150},
      {point_date: "2026-02-28", churned_on: "2026-03-31", followed_days: 122},
      {point_date: "2026-05-31", churned_on: "2026-06-20", followed_days: 30}
    ]);
  });

  it("counts errors per use over 28 days, from 50 uses on", async () => {
    const use = (day: string, count: number, errors: number) => ({
      account_id: "A",
      user_id: "u",
      ts: `2026-${day}T12:00:00Z`,
      feature: "f",
      count,
      errors
    });
    const rows = await panel(
      {usage: [use("01-03", 500, 500), use("01-04", 30, 3), use("01-31", 20, 2), use("02-20", 49, 49)]},
      "point_date, error_rate",
      "2026-02-28"
    );
    assert.deepStrictEqual(rows, [
      {point_date: "2026-01-31", error_rate: 0.1}, // 5 errors in 50 uses: 4 January is the first of the 28 days
      {point_date: "2026-02-28", error_rate: null}
    ]);
  });

  it("compares the price of a seat with that of 90 days before", async () => {
    const subscriptions = [
      {...paying, end_date: "2026-04-15"},
      {...paying, subscription_id: "t", mrr: 2100, seats: 20, start_date: "2026-04-15"}
    ];
    const rows = await panel({subscriptions}, "point_date, round(price_change_90d, 10) AS change");
    assert.deepStrictEqual(
      rows.map((d) => d.change),
      [null, null, null, 0.05, 0.05, 0.05] // from 100 to 105 a seat; on 30 June the day 90 days before is 1 April
    );
  });

  it("knows how long the oldest request has been waiting, until it is shipped", async () => {
    const requests = [
      {request_id: "r", account_id: "A", created_at: "2026-01-21T00:00:00Z", title: "r", status: "shipped", shipped_at: "2026-03-01T00:00:00Z"}, // prettier-ignore
      {request_id: "q", account_id: "A", created_at: "2026-02-18T00:00:00Z", title: "q", status: "open"},
      {request_id: "p", account_id: "A", created_at: "2026-01-01T00:00:00Z", title: "p", status: "declined"}
    ];
    const rows = await panel({requests}, "oldest_request_days", "2026-03-31");
    assert.deepStrictEqual(
      rows.map((d) => d.oldest_request_days),
      [10, 38, 41]
    );
  });

  it("knows of 90 days how long tickets took, what answers to both kinds of survey say, and who called first", async () => {
    const at = (day: string) => `2026-${day}T12:00:00Z`;
    const ticket = (id: string, opened: string, resolved: string | null) => ({
      ...{ticket_id: id, account_id: "A", severity: 3},
      ...{opened_at: at(opened), resolved_at: resolved && at(resolved)}
    });
    const answer = (id: string, kind: string, [score, day]: [number, string]) => ({
      ...{response_id: id, account_id: "A", user_id: `u${id}`, kind},
      ...{score, sent_at: at("01-02"), answered_at: at(day)}
    });
    const touch = (day: string, direction: string) => ({
      account_id: "A",
      direction,
      purpose: "advice",
      ts: at(day)
    });
    const rows = await panel(
      {
        tickets: [
          ticket("1", "01-05", "01-06"),
          ticket("2", "01-05", "01-08"),
          ticket("3", "01-10", "02-10")
        ],
        surveys: [answer("1", "ces", [2, "01-03"]), answer("2", "ces", [7, "02-03"]), answer("3", "csat", [4, "01-03"]), answer("4", "csat", [3, "02-03"])], // prettier-ignore
        touches: [touch("01-04", "outbound"), touch("02-04", "inbound")]
      },
      "resolution_median_hours_90d AS resolution, ces::DOUBLE AS ces, csat_surveys AS csat, proactive_share AS share",
      "2026-02-28"
    );
    // In January the third ticket waits: after 24 and 72 hours of the others a third is left; the median is 72 all the same.
    assert.deepStrictEqual(rows, [
      {resolution: 72, ces: 2, csat: 1, share: 1},
      {resolution: 72, ces: 4.5, csat: 0.5, share: 0.5}
    ]);
  });

  it("leaves empty what no table tells", async () => {
    const [row] = await panel({}, "* EXCLUDE (account_id, point_date)", "2026-01-31");
    const known = Object.entries(row ?? {}).filter(([, value]) => value !== null);
    assert.deepStrictEqual(known.map(([key]) => key).sort(), [
      "acquisition_source",
      "first_paid_date",
      "followed_days",
      "health_band",
      "mrr",
      "plan",
      "segment",
      "sold_by",
      "tenure_days"
    ]);
  });
});
