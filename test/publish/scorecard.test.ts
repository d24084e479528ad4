import {assert, describe, it} from "vitest";
import type {Scorecard} from "../../loaders/configTypes.js";
import {versionScores} from "../../loaders/health/scorecardScores.js";
import {scorecardData} from "../../loaders/publish/scorecard.js";
import {packInts} from "../../src/lib/packedInts.js";
import {unpackScorecard} from "../../src/lib/scorecardData.js";
import {configured} from "../../src/lib/scorecardWhatIf.js";
import {modelled} from "../support/companies.js";

const OLD: Scorecard = {
  id: "care",
  version: "1",
  valid_to: "2026-01-31",
  groups: {relationship: {weight: 1, components: {days_since_checkin: {weight: 1, bad: 120, good: 30}}}}
};
const NOW: Scorecard = {
  id: "care",
  version: "2",
  valid_from: "2026-02-01",
  groups: {
    relationship: {
      weight: 2,
      components: {
        days_since_checkin: {weight: 1, bad: 120, good: 30, by_tenure: [{from_days: 300, bad: 90, good: 10}]}
      }
    },
    support: {weight: 1, components: {ticket_rate: {weight: 1, bad: 40, good: 0}}}
  }
};

describe("scorecardData(db, config)", () => {
  it("holds all that scores are made of: two versions, anchors by tenure, an account that leaves and returns", async () => {
    const config = {health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards: [OLD, NOW]}};
    const accounts = ["A", "B", "C", "D"];
    const starts = ["2025-01-01", "2025-03-01", "2025-07-01", "2025-05-01"];
    await using db = await modelled({
      as_of: "2026-04-15",
      config,
      tables: {
        accounts: accounts.map((d) => ({account_id: d, name: d})),
        subscriptions: [
          ...accounts.map((d, i) => ({
            ...{subscription_id: `S${d}`, account_id: d, mrr: 100, start_date: starts[i]!},
            end_date: d === "B" ? "2025-11-20" : d === "D" ? "2025-12-10" : null
          })),
          {subscription_id: "SB2", account_id: "B", mrr: 100, start_date: "2026-02-10"}
        ],
        tickets: accounts.flatMap((d, i) =>
          Array.from({length: 3 * i}, (_, k) => ({
            ...{ticket_id: `T${d}${k}`, account_id: d, severity: 3},
            opened_at: `2025-${String(8 + (k % 5)).padStart(2, "0")}-12 09:00:00`
          }))
        ),
        touches: accounts.flatMap((d, i) =>
          [6, 9, 12].map((month) => ({
            ...{account_id: d, direction: "outbound", purpose: "checkin"},
            ts: `2025-${String(month).padStart(2, "0")}-${10 + i} 09:00:00`
          }))
        )
      }
    });
    const data = await scorecardData(db, config);
    const base = configured(unpackScorecard(JSON.parse(JSON.stringify(data)) as typeof data));
    const rows = await db.query<{
      health_score: number | null;
      health_band: string;
      point_date: string;
      account_id: string;
    }>(
      "SELECT account_id, point_date, health_score, health_band FROM account_point WHERE paying ORDER BY account_id, point_date"
    );
    const close = (i: number, score: number | null | undefined, of = base.scores) =>
      assert.closeTo(Number.isNaN(of[i]!) ? -1 : of[i]!, score ?? -1, 1e-6, `row ${i}`);
    rows.forEach((d, i) => close(i, d.health_score));
    assert.isAbove(new Set(rows.map((d) => d.health_score)).size, 12);
    assert.deepStrictEqual(
      base.bands.band,
      Array.from(base.bands.row, (i) => rows[i]!.health_band)
    );
    assert.lengthOf(base.bands.band, 3);
    // The backtest judges today's version over all months.
    const {today} = await versionScores(db, config, data.as_of);
    const panel = await db.query<{account_id: string; point_date: string}>(
      "SELECT account_id, point_date FROM panel ORDER BY account_id, point_date"
    );
    const judged = new Map(panel.map((d, i) => [`${d.account_id} ${d.point_date}`, today?.[i]]));
    assert.isAbove(base.panel.test.length, 3);
    for (const i of base.panel.test)
      close(i, judged.get(`${rows[i]!.account_id} ${rows[i]!.point_date}`), base.judging);
  });
  it("is empty, with its reason, for a company without anything to score", async () => {
    await using db = await modelled({as_of: "2026-03-31"});
    const config = {health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards: []}};
    const data = await scorecardData(db, config);
    assert.deepStrictEqual([data.cards, data.rows.point, data.accounts.name], [[], packInts([]), []]);
    assert.isString(data.test.reason);
  });
  it("says that a scorecard was chosen only where none was configured", async () => {
    const tables = {
      accounts: [{account_id: "A", name: "A", segment: "Small"}],
      subscriptions: [{subscription_id: "S", account_id: "A", mrr: 100, start_date: "2026-01-01"}],
      touches: [{account_id: "A", direction: "outbound", purpose: "checkin", ts: "2026-01-10 09:00:00"}]
    };
    const of = async (configured: Scorecard[], known: Scorecard[]) => {
      const health = (scorecards: Scorecard[]) => ({
        health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards}
      });
      await using db = await modelled({as_of: "2026-03-31", config: health(configured), tables});
      const {built_in, cards} = await scorecardData(db, health(known));
      return [built_in, cards.map((d) => d.id)];
    };
    const old = {...OLD, segments: ["Large"]};
    assert.deepStrictEqual(await of([], []), [true, ["built-in"]]);
    assert.deepStrictEqual(await of([OLD], [OLD]), [false, ["care"]]);
    // A slice of one segment does not know the scorecards of others, not even one that once scored its accounts.
    assert.deepStrictEqual(await of([old], []), [false, []]);
    assert.deepStrictEqual(await of([OLD], []), [false, []]);
  });
  it("means the same by csat in a slice, where no ticket may have an answer", async () => {
    const card: Scorecard = {
      ...{id: "voice", version: "1", valid_from: "2026-01-01"},
      groups: {voice: {weight: 1, components: {csat: {weight: 1, bad: 0, good: 1}}}}
    };
    const config = {health: {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.1, scorecards: [card]}};
    const ids = ["A", "B"];
    await using db = await modelled({
      as_of: "2026-03-31",
      config,
      tables: {
        accounts: ids.map((d) => ({account_id: d, name: d})),
        subscriptions: ids.map((d) => ({
          ...{subscription_id: d, account_id: d, mrr: 100, start_date: "2026-01-01"}
        })),
        tickets: [
          {ticket_id: "T", account_id: "A", opened_at: "2026-03-01", resolved_at: "2026-03-02", csat: 5}
        ],
        surveys: [
          {
            ...{response_id: "R", account_id: "B", user_id: "u", kind: "csat", score: 5},
            answered_at: "2026-03-02"
          }
        ]
      }
    });
    const scores = async () => [
      (await versionScores(db, config, "2026-03-31")).today,
      Array.from(unpackScorecard(await scorecardData(db, config)).values.csat!)
    ];
    const whole = await scores();
    assert.deepStrictEqual(whole[0], [null, null, 100, null, null, null]);
    await db.run("DELETE FROM tickets");
    assert.deepStrictEqual(await scores(), whole);
  });
});
