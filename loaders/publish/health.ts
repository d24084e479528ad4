import type {HealthData, HealthSpan, JudgedScore} from "../../src/lib/healthData.js";
import {monthlyAuc} from "../../src/metrics/backtest/monthlyAuc.js";
import type {CutPanel} from "../../src/metrics/backtest/scoreBacktest.js";
import {cutPanel, scoreBacktest} from "../../src/metrics/backtest/scoreBacktest.js";
import type {ScoreColumns} from "../../src/metrics/backtest/scoreModel.js";
import {timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import type {PanelScores} from "../health/panelScores.js";
import {panelScores} from "../health/panelScores.js";
import type {Warehouse} from "../warehouse.js";

const HORIZON_DAYS = 90;

/** What the Health page draws from: how the scores that are known would have told who left. */
export async function healthData(db: Warehouse): Promise<HealthData> {
  const [settings] = await db.query<{as_of: string; currency: string}>(
    "SELECT as_of, currency FROM settings"
  );
  const {as_of = "", currency = "USD"} = settings ?? {};
  const scores = await panelScores(db);
  const panel = cutPanel(scores.rows, timeSplit(scores.rows, HORIZON_DAYS));
  return {
    as_of,
    currency,
    horizon_days: HORIZON_DAYS,
    split: {
      train: spanOf(panel, panel.split.train, panel.train),
      test: spanOf(panel, panel.split.test, panel.test),
      ...(panel.split.reason === undefined ? {} : {reason: panel.split.reason})
    },
    scores: judged(panel, scores),
    months: {
      scorecard: monthlyAuc(panel, scores.scorecard),
      usage: monthlyAuc(panel, scores.engagement_index, {replicates: 0})
    }
  };
}

function spanOf(
  {rows, outcome}: CutPanel,
  months: readonly string[],
  places: readonly number[]
): HealthSpan | null {
  const [from, to] = [months[0], months.at(-1)];
  if (from === undefined || to === undefined) return null;
  const left = places.filter((i) => outcome[i] === 1);
  const accounts = (of: readonly number[]) => new Set(of.map((i) => rows[i]!.account_id)).size;
  return {
    from,
    to,
    months: months.length,
    n: places.length,
    events: left.length,
    accounts: accounts(places),
    event_accounts: accounts(left)
  };
}

interface Candidate extends ScoreColumns {
  key: JudgedScore["key"];
  basis: string;
  /** why there can be no such score */
  missing: string;
}

function candidates(scores: PanelScores): Candidate[] {
  const one = (name: string, values: (number | null)[]) => ({columns: [{name, values}]});
  return [
    {
      key: "scorecard",
      basis: "health score",
      missing: "no account has a health score",
      ...one("score", scores.scorecard)
    },
    {
      key: "usage",
      basis: "engagement index",
      missing: "the table `usage` is not configured",
      ...one("index", scores.engagement_index)
    },
    {
      key: "mrr",
      basis: "logarithm of MRR",
      missing: "no account pays",
      ...one(
        "log_mrr",
        scores.mrr.map((d) => (d !== null && d > 0 ? Math.log(d) : null))
      )
    },
    {
      key: "fitted",
      basis: "points of the scorecard's components, weights fitted",
      missing: "no scorecard has components with data",
      columns: scores.components,
      ridge: 1
    }
  ];
}

function judged(panel: CutPanel, scores: PanelScores): JudgedScore[] {
  return candidates(scores).map(({key, basis, missing, ...score}) => {
    const {model, ...result} = scoreBacktest(panel, score);
    const {intercept, slopes, n, events} = model;
    const known = score.columns.some((d) => d.values.some((v) => v !== null));
    const reason = known
      ? (panel.split.reason ?? (result.auc.value === null ? result.auc.reason : undefined))
      : missing;
    return {
      key,
      basis,
      ...result,
      model: {intercept, slopes, n, events},
      ...(reason === undefined ? {} : {reason})
    };
  });
}
