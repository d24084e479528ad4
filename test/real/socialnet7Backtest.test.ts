import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import type {Config} from "../../loaders/configTypes.js";
import {panelScores} from "../../loaders/health/panelScores.js";
import {silent} from "../../loaders/progress.js";
import {healthData} from "../../loaders/publish/health.js";
import {causesData} from "../../loaders/publish/causes.js";
import {lossesData} from "../../loaders/publish/losses.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {cutPanel, scoreBacktest} from "../../src/metrics/backtest/scoreBacktest.js";
import {timeSplit} from "../../src/metrics/backtest/timeSplit.js";
import {leadTime} from "../../src/metrics/losses/leadTime.js";
import type {Metric} from "../../src/metrics/metric.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

const KINDS = ["post", "newfriend", "like", "adview", "dislike", "unfriend", "message", "reply"];

/** Uses in the 28 days that end on each month end, in the order of the panel. */
const USES = `
  SELECT coalesce(sum(count), 0)::DOUBLE AS total,
    ${KINDS.map((d) => `coalesce(sum(count) FILTER (feature = '${d}'), 0)::DOUBLE AS "${d}"`).join(", ")}
  FROM panel p
  LEFT JOIN usage u ON u.account_id = p.account_id AND ts::DATE <= point_date AND ts::DATE > point_date - 28
  GROUP BY p.account_id, point_date ORDER BY p.account_id, point_date`;

const figures = ({value, low, high}: Metric) => [value, low, high].map((d) => Math.round(1000 * d!) / 1000);

describe.skipIf(!hasDatasets())("the backtest of ChurnSim's social network", () => {
  let dir: string;
  let config: Config;
  let db: Warehouse;
  beforeAll(async () => {
    config = await readConfig(join(PROJECT, "test", "real", "churnsim_socialnet7", "quarterdeck.yaml"));
    dir = await mkdtemp(join(tmpdir(), "quarterdeck-socialnet7-"));
    const warehouse = join(dir, "warehouse.duckdb");
    await buildWarehouse(config, {warehouse, progress: silent});
    db = await openWarehouse(warehouse, {readonly: true});
  });
  afterAll(async () => {
    await db[Symbol.asyncDispose]();
    await rm(dir, {recursive: true, force: true});
  });

  it("has the accounts and the leavers that were counted outside: of 513 that paid at the end of April 2020 8 left in May", async () => {
    const [row] = await db.query<{accounts: number; leavers: number}>(
      `SELECT count(*)::INTEGER AS accounts, count_if(churned_on <= as_of)::INTEGER AS leavers
       FROM panel CROSS JOIN settings WHERE point_date = '2020-04-30'`
    );
    assert.deepStrictEqual(row, {accounts: 513, leavers: 8});
  });

  it("says of 90 days that five months are too few, and gives no figure", async () => {
    const {split, scores} = (await healthData(db, config)).data;
    const reason = "2 months are decided: no month to learn from ends 90 days before the months to judge by";
    assert.strictEqual(split.reason, reason);
    const known = scores.filter((d) => d.key !== "last");
    assert.deepStrictEqual(new Set(known.map((d) => d.reason)), new Set([reason]));
    assert.isTrue(scores.every((d) => d.auc.value === null));
  });

  it("gives the AUC of 30 days beside that of use alone: nobody has shown that the built-in scorecard beats it", async () => {
    const {split, scores} = (await healthData(db, config, 30)).data;
    const of = (key: string) => scores.find((d) => d.key === key)!;
    assert.deepStrictEqual([split.train?.n, split.test?.n, split.test?.events], [858, 981, 15]);
    for (const key of ["scorecard", "usage", "fitted"]) {
      const {denominator, numerator, n} = of(key).auc;
      assert.deepStrictEqual([denominator, numerator, n], [981, 15, 520], key);
    }
    assert.deepStrictEqual(figures(of("scorecard").auc), [0.546, 0.37, 0.725]);
    assert.deepStrictEqual(figures(of("usage").auc), [0.652, 0.479, 0.808]);
    assert.deepStrictEqual(figures(of("fitted").auc), [0.551, 0.384, 0.714]);
    const {low, high} = of("scorecard").beyond_usage!;
    assert.isTrue(low! < 0 && high! > 0);
  });

  it("had warned of 8 of 56 losses a month ahead at most: members who just pay show the built-in plays little", async () => {
    const causes = await causesData(db, config);
    const data = await lossesData(db, {config, causes, lessons: [], slice: false, look_back: 30});
    const {warned, lead} = leadTime(data.losses.map((d) => d.plays[0]?.[1] ?? null));
    const {before_loss, before_none} = data.months;
    assert.deepStrictEqual(
      [warned.numerator, warned.denominator, lead],
      [8, 56, {median: 27, q1: 26.75, q3: 28, n: 8}]
    );
    assert.deepStrictEqual(figures(before_loss), [0.179, 0.1, 0.298]);
    assert.deepStrictEqual(figures(before_none), [0.103, 0.08, 0.132]);
    const risk = data.quality.plays.find((d) => d.id === "at-risk")!;
    assert.deepStrictEqual([risk.precision.numerator, risk.precision.denominator], [8, 114]);
    assert.deepStrictEqual(
      [figures(risk.precision), figures(risk.base)],
      [
        [0.07, 0.036, 0.132],
        [0.03, 0.019, 0.048]
      ]
    );
  });
  it("foresees who leaves by kinds of activity better than by the sum of it, within overlapping intervals", async () => {
    const {rows} = await panelScores(db, config, "2020-06-01");
    const uses = await db.query<Record<string, number>>(USES);
    assert.strictEqual(uses.length, rows.length);
    const panel = cutPanel(rows, timeSplit(rows, 30));
    const log = (name: string) => ({name, values: uses.map((d) => Math.log1p(d[name]!))});
    const total = scoreBacktest(panel, {columns: [log("total")]}).auc;
    const kinds = scoreBacktest(panel, {columns: KINDS.map(log), ridge: 1}).auc;
    assert.deepStrictEqual(figures(kinds), [0.708, 0.565, 0.839]);
    assert.deepStrictEqual(figures(total), [0.657, 0.518, 0.789]);
  });
});
