import {assert, describe, it} from "vitest";
import {parse} from "yaml";
import type {Config, Scorecard} from "../../loaders/configTypes.js";
import {builtInScorecard} from "../../loaders/models/scorecards.js";
import {companyFolder} from "../fixtures/ingest/folder.js";
import {modelled} from "../support/companies.js";
import {textOf} from "../support/sources.js";

const EXAMPLE = "data/scorecard-without-usage.yaml";
const text = textOf(EXAMPLE);
const example = (parse(text) as {health: Config["health"]}).health.scorecards[0] as Scorecard;
const metrics = Object.values(example.groups).flatMap((d) => Object.keys(d.components));

describe(EXAMPLE, () => {
  it("is the scorecard that is built in for a company without product usage", () => {
    const everything = ["open_sev1", "csat", "oldest_overdue_days", "days_since_checkin"];
    assert.deepStrictEqual(example.groups, builtInScorecard(new Set(everything))?.groups);
    assert.deepStrictEqual(metrics, everything);
  });
  it("can be copied into a quarterdeck.yaml as it is", async () => {
    const {health} = await companyFolder({settings: text});
    assert.deepStrictEqual(health, {
      bands: {at_risk: 50, healthy: 75},
      min_coverage: 0.6,
      scorecards: [example]
    });
  });
  it("explains each of its metrics by the table that it needs", () => {
    const comments = text.match(/^ +# .*Needs .*$/gm) ?? [];
    assert.lengthOf(comments, metrics.length);
  });
  it("scores an account without a row of usage", async () => {
    // 1 of 2 open severity-1 tickets: 50 points; csat 1 of 1: 100; nothing overdue; 75 days since the check-in: 50.
    const config = {health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards: [example]}};
    await using db = await modelled({
      as_of: "2026-03-31",
      config,
      tables: {
        accounts: [{account_id: "A1", name: "Alder"}],
        subscriptions: [{subscription_id: "S1", account_id: "A1", mrr: 100, start_date: "2025-01-01"}],
        tickets: [
          {ticket_id: "T1", account_id: "A1", opened_at: "2026-03-20 09:00:00", severity: 1},
          {
            ticket_id: "T2",
            account_id: "A1",
            opened_at: "2026-03-20 09:00:00",
            resolved_at: "2026-03-21 09:00:00",
            severity: 3,
            csat: 5
          }
        ],
        touches: [{account_id: "A1", ts: "2026-01-15 09:00:00", direction: "outbound", purpose: "checkin"}]
      }
    });
    const rows = await db.query(
      "SELECT component, points FROM health_components JOIN settings ON point_date = as_of ORDER BY component"
    );
    assert.deepStrictEqual(rows, [
      {component: "csat", points: 100},
      {component: "days_since_checkin", points: 50},
      {component: "oldest_overdue_days", points: null},
      {component: "open_sev1", points: 50}
    ]);
    // Billing is not known: (15 x 50 + 15 x 100 + 10 x 50) / 40 = 68.75, from 40 of 55 of the weight.
    const [score] = await db.query<{health_score: number; health_coverage: number; health_band: string}>(
      "SELECT health_score, health_coverage, health_band FROM account_point JOIN settings ON point_date = as_of"
    );
    assert.strictEqual(score?.health_score, 68.75);
    assert.closeTo(score?.health_coverage ?? 0, 40 / 55, 1e-12);
    assert.strictEqual(score?.health_band, "watch");
  });
});
