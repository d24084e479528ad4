import type {HealthData, HealthSpan} from "../../src/lib/healthData.js";
import type {LikeAccounts, LikeTable} from "../../src/metrics/backtest/likeAccounts.js";
import {likeAccounts} from "../../src/metrics/backtest/likeAccounts.js";
import {monthlyAuc} from "../../src/metrics/backtest/monthlyAuc.js";
import type {CutPanel} from "../../src/metrics/backtest/scoreBacktest.js";
import {cutPanel} from "../../src/metrics/backtest/scoreBacktest.js";
import {CHURN_HORIZON_DAYS, timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import type {Config} from "../configTypes.js";
import {healthyLeavers} from "../health/healthyLeavers.js";
import {judgedScores} from "../health/judgedScores.js";
import {panelScores} from "../health/panelScores.js";
import {zoneAccounts} from "../health/zoneAccounts.js";
import {zoneLines} from "../health/zoneLines.js";
import type {Warehouse} from "../warehouse.js";

/** A month's interval is there to see how little one month tells. */
const MONTH_REPLICATES = 500;

/** What the Health page draws from, and what the pages of accounts take from it. */
export interface PublishedHealth {
  data: HealthData;
  /** What became of accounts like each that pays today, by its id. */
  likes: ReadonlyMap<string, LikeAccounts>;
}

/** Judges how the scores that are known would have told who left. */
export async function healthData(
  db: Warehouse,
  config: Pick<Config, "health" | "causes">,
  horizon_days = CHURN_HORIZON_DAYS
): Promise<PublishedHealth> {
  const [settings] = await db.query<{as_of: string; currency: string}>(
    "SELECT as_of, currency FROM settings"
  );
  const {as_of = "", currency = "USD"} = settings ?? {};
  const scores = await panelScores(db, config, as_of);
  const split = timeSplit(scores.rows, horizon_days);
  const panel = cutPanel(scores.rows, split);
  const judged = judgedScores(panel, scores);
  const likes = await accountLikes(db, judged.like);
  const fifths = [...likes.values()].map((d) => d.fifth);
  const data = {
    as_of,
    currency,
    horizon_days,
    split: {
      train: spanOf(panel, split.train, panel.train),
      test: spanOf(panel, split.test, panel.test),
      ...(split.reason === undefined ? {} : {reason: split.reason})
    },
    scores: judged.scores,
    months: {
      scorecard: monthlyAuc(panel, scores.scorecard, {replicates: MONTH_REPLICATES}),
      usage: monthlyAuc(panel, scores.engagement_index, {replicates: 0})
    },
    like: {
      ...judged.like,
      today: judged.like.fifths.map(({group}) => fifths.filter((d) => d === group).length)
    },
    healthy: await healthyLeavers(db, config),
    zone: await dangerZone(db, {config, horizon_days})
  };
  return {data, likes};
}

async function accountLikes(db: Warehouse, table: LikeTable): Promise<Map<string, LikeAccounts>> {
  const rows = await db.query<{account_id: string; health_score: number | null}>(
    "SELECT account_id, health_score FROM account_point JOIN settings ON point_date = as_of WHERE paying ORDER BY account_id"
  );
  return new Map(rows.map((d) => [d.account_id, likeAccounts(d.health_score, table)]));
}

async function dangerZone(
  db: Warehouse,
  options: {config: Pick<Config, "health">; horizon_days: number}
): Promise<HealthData["zone"]> {
  const known = async (measure: "engagement_index" | "active_rate") =>
    (await zoneLines(db, measure, options)).filter(({line}) => line.basis !== null);
  const [index, rate] = [await known("engagement_index"), await known("active_rate")];
  const now = await zoneAccounts(db, {index: index[0]?.line, rate: rate[0]?.line});
  return {index, rate, costs: options.config.health.costs ?? null, ...now};
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
