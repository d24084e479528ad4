import type {HealthData, JudgedScore, ScoreKey} from "../../src/lib/healthData.js";
import type {PanelMonth} from "../../src/metrics/backtest/timeSplit.js";
import type {CutPanel} from "../../src/metrics/backtest/scoreBacktest.js";
import {cutPanel, scoreBacktest} from "../../src/metrics/backtest/scoreBacktest.js";
import {dangerLines} from "../../src/metrics/backtest/dangerLines.js";
import {monthlyAuc} from "../../src/metrics/backtest/monthlyAuc.js";
import {timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import {daysBetween} from "../../src/metrics/days.js";

/** Month ends of 2024 and 2025. */
export const MONTH_ENDS = Array.from({length: 24}, (_, i) =>
  new Date(Date.UTC(2024, i + 1, 0)).toISOString().slice(0, 10)
);

/** The panel of accounts that pay from the first month on, seen from the last day of 2025; some leave on a day. */
export function panelOf(leaves: Readonly<Record<string, string | null>>, as_of = "2025-12-31"): PanelMonth[] {
  return Object.entries(leaves).flatMap(([account_id, day]) =>
    MONTH_ENDS.filter((d) => d <= as_of && (day === null || d < day)).map((point_date) => ({
      account_id,
      point_date,
      followed_days: daysBetween(point_date, as_of),
      days_to_churn: day === null ? null : daysBetween(point_date, day)
    }))
  );
}

/** Sixty accounts of which every fifth leaves, one after another; leavers score low in every third case only. */
export function madePanel(): {panel: CutPanel; score: number[]} {
  const day = (i: number) => (i % 5 === 0 ? MONTH_ENDS[2 + (i / 5) * 1]!.replace(/..$/, "15") : null);
  const leaves = Object.fromEntries(Array.from({length: 60}, (_, i) => [`K${i}`, day(i)]));
  const rows = panelOf(leaves);
  const score = rows.map((d, i) => {
    const k = Number(d.account_id.slice(1));
    return ((k * 37) % 60) + (k % 5 === 0 && k % 3 === 0 ? -30 : 0) + (i % 7);
  });
  return {panel: cutPanel(rows, timeSplit(rows, 90)), score};
}

/** What the Health page of a made-up company draws from. */
export function healthOf(more: Partial<HealthData> = {}): HealthData {
  const {panel, score} = madePanel();
  const {model, ...result} = scoreBacktest(panel, {columns: [{name: "score", values: score}]});
  const judged = (key: ScoreKey, extra: Partial<JudgedScore> = {}): JudgedScore => ({
    key,
    basis: "made up",
    ...result,
    ...extra
  });
  const index = dangerLines(panel, score, {costs: {miss: 8, false_alarm: 1}});
  const span = {
    from: "2024-01-31",
    to: "2024-06-30",
    months: 6,
    n: 300,
    events: 30,
    accounts: 60,
    event_accounts: 10
  };
  return {
    as_of: "2025-12-31",
    currency: "USD",
    horizon_days: 90,
    split: {train: span, test: {...span, from: "2024-11-30", to: "2025-09-30"}},
    scores: [
      judged("scorecard"),
      {
        ...judged("last"),
        auc: {value: null, reason: "no rows"},
        fifths: [],
        tenths: [],
        reason: "no earlier version is configured"
      },
      judged("usage", {beyond_usage: undefined})
    ],
    months: {
      scorecard: monthlyAuc(panel, score, {replicates: 200}),
      usage: monthlyAuc(panel, score, {replicates: 0})
    },
    like: {
      horizon_days: 90,
      intercept: model.intercept,
      slope: model.slopes.score ?? null,
      fifths: result.fifths,
      today: result.fifths.map(() => 3)
    },
    healthy: {
      left: 2,
      scored: 2,
      accounts: [
        {
          account_id: "K5",
          name: "Alder",
          segment: "Small",
          seen_on: "2025-03-31",
          health_score: 88,
          churned_on: "2025-04-15",
          days_before: 15,
          mrr_lost: 100,
          reason: "too expensive",
          cause: "price"
        }
      ]
    },
    zone: {
      index,
      rate: [],
      costs: {miss: 8, false_alarm: 1},
      paying: 48,
      accounts: [
        {
          account_id: "K1",
          name: "Birch",
          segment: "Small",
          csm: "Ana",
          arr: 1200,
          health_score: 40,
          health_band: "at risk",
          engagement_index: 9,
          active_rate: null,
          index_state: "in",
          rate_state: null
        }
      ]
    },
    ...more
  };
}
