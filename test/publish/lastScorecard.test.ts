import {assert, describe, it} from "vitest";
import type {Scorecard} from "../../loaders/configTypes.js";
import {healthData} from "../../loaders/publish/health.js";
import {HealthBody} from "../../src/components/health/page.js";
import type {HealthData} from "../../src/lib/healthData.js";
import {healthView} from "../../src/lib/healthView.js";
import {modelled} from "../support/companies.js";
import {emptyPage, textOf} from "../support/page.js";

/** 0 points on the one side of 200 days without a check-in, 100 on the other. */
const card = (version: string, {bad, good}: {bad: number; good: number}, dates = {}): Scorecard => ({
  ...{id: "care", version, ...dates},
  groups: {relationship: {weight: 1, components: {days_since_checkin: {weight: 1, bad, good}}}}
});
const NOW = {bad: 200, good: 0};
const TOLD_WRONG = {bad: 0, good: 200};

const months = (from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, i) => new Date(Date.UTC(2024, from + i, 20)).toISOString());

/**
 * Leaver was last called on 1 June 2024 and leaves on 10 February 2025; Forgotten was last called on 1 May 2024 and
 * stays, as do two that are called every month. The months from September 2024 to March 2025 judge.
 */
async function healthOf(scorecards: Scorecard[]): Promise<HealthData> {
  const calls: Record<string, string[]> = {
    Leaver: ["2024-06-01"],
    Forgotten: ["2024-05-01"],
    Called1: months(0, 17),
    Called2: months(0, 17)
  };
  const health = {bands: {at_risk: 50, healthy: 75}, min_coverage: 0.6, scorecards};
  await using db = await modelled({
    as_of: "2025-06-30",
    config: {health},
    tables: {
      accounts: Object.keys(calls).map((d) => ({
        account_id: d,
        name: d,
        segment: d === "Called2" ? "Large" : "Small"
      })),
      subscriptions: Object.keys(calls).map((d) => ({
        ...{subscription_id: d, account_id: d, mrr: 100, start_date: "2024-01-01"},
        end_date: d === "Leaver" ? "2025-02-10" : null
      })),
      touches: Object.entries(calls).flatMap(([account_id, days]) =>
        days.map((d) => ({
          account_id,
          direction: "outbound",
          purpose: "checkin",
          ts: `${d.slice(0, 10)} 09:00:00`
        }))
      )
    }
  });
  return (await healthData(db, {health, causes: {cuts: {}, reasons: {}}})).data;
}

const judged = ({scores}: HealthData, key: string) => scores.find((d) => d.key === key)!;
const page = (data: HealthData) =>
  textOf(HealthBody(healthView(data), {fit: (draw) => draw(444), document: emptyPage()}));

describe("the backtest of a scorecard against the last one", () => {
  it("judges both by the same months, whichever was in force then", async () => {
    const data = await healthOf([
      card("1", TOLD_WRONG, {valid_to: "2024-12-31"}),
      card("2", NOW, {valid_from: "2025-01-01"})
    ]);
    assert.deepStrictEqual(
      [data.split.test?.from, data.split.test?.to, data.split.test?.n],
      ["2024-09-30", "2025-03-31", 26]
    );
    // Of Leaver three months count as left, with 9, 0 and 0 points by today's card. The 23 others have 39.5 and 24
    // (Leaver before), 24, 8.5 and five times 0 (Forgotten), and fourteen times over 90: 17 lie above 9; 18 above 0 and 5 on it.
    const [now, last] = [judged(data, "scorecard"), judged(data, "last")];
    assert.closeTo(now.auc.value!, (17 + 2 * (18 + 5 / 2)) / (3 * 23), 1e-12);
    assert.closeTo(last.auc.value!, 1 - now.auc.value!, 1e-12); // the last one turned the same days around
    for (const {auc, reason} of [now, last])
      assert.deepStrictEqual([auc.denominator, auc.numerator, auc.n, reason], [26, 3, 4, undefined]);
    assert.notInclude(page(data), "no earlier version");
  });
  it("judges a segment whose scorecard never changed by that one both times, so that both are of the same accounts", async () => {
    const small = {segments: ["Small"]};
    const data = await healthOf([
      card("1", TOLD_WRONG, {...small, valid_to: "2024-12-31"}),
      card("2", NOW, {...small, valid_from: "2025-01-01"}),
      {...card("1", NOW, {segments: ["Large"]}), id: "large"}
    ]);
    const [now, last] = [judged(data, "scorecard"), judged(data, "last")];
    for (const {auc} of [now, last])
      assert.deepStrictEqual([auc.denominator, auc.numerator, auc.n], [26, 3, 4]);
    // Called2 has some 95 points in its seven months either way. The last scorecard gives Leaver 91, 100 and 100 points:
    // seven pairs are right; of the 3 x 16 others those are right that were wrong by today's, 48 - (58 - 21) = 11.
    assert.closeTo(now.auc.value!, 58 / 69, 1e-12);
    assert.closeTo(last.auc.value!, (7 + 11) / 69, 1e-12);
  });
  it("says that there is no last one, in the data and on the page", async () => {
    const data = await healthOf([card("1", NOW)]);
    assert.isNotNull(judged(data, "scorecard").auc.value);
    assert.strictEqual(judged(data, "last").reason, "no earlier version is configured");
    assert.match(page(data), /Last scorecard.*no earlier version is configured/);
  });
});
