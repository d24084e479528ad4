import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {silent} from "../../loaders/progress.js";
import {openWarehouse, type Warehouse} from "../../loaders/warehouse.js";
import {survival, survivalAt} from "../../src/metrics/survival.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

describe.skipIf(!hasDatasets())("the warehouse of Foodie-Fi", () => {
  let dir: string;
  let db: Warehouse;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "quarterdeck-foodie-fi-"));
    const warehouse = join(dir, "warehouse.duckdb");
    const config = await readConfig(join(PROJECT, "test", "real", "foodie_fi", "quarterdeck.yaml"));
    await buildWarehouse(config, {warehouse, progress: silent});
    db = await openWarehouse(warehouse, {readonly: true});
  });
  afterAll(async () => {
    await db[Symbol.asyncDispose]();
    await rm(dir, {recursive: true, force: true});
  });

  it("has the MRR computed outside on three days, but for the cents of a twelfth of 199", async () => {
    const rows = await db.query<{day: string; mrr: number; annual: number}>(
      `SELECT point_date AS day, sum(mrr)::DOUBLE AS mrr, count_if(mrr = 16.58)::INTEGER AS annual
       FROM account_point WHERE point_date IN ('2020-06-30', '2020-12-31', '2021-04-30') GROUP BY ALL ORDER BY ALL`
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.day, (d.mrr + d.annual * (199 / 12 - 16.58)).toFixed(2)]),
      [
        ["2020-06-30", "5891.40"],
        ["2020-12-31", "11938.75"],
        ["2021-04-30", "11704.90"]
      ]
    );
  });
  it("has the published accounts of 2020-12-31: 224 pay 9.90, 326 pay 19.90, 195 a twelfth of 199, 255 nothing", async () => {
    const rows = await db.query<{mrr: number; n: number}>(
      `SELECT mrr::DOUBLE AS mrr, count(*)::INTEGER AS n FROM account_point WHERE point_date = '2020-12-31' GROUP BY ALL ORDER BY mrr`
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.mrr, d.n]),
      [
        [0, 19 + 236],
        [9.9, 224],
        [16.58, 195],
        [19.9, 326]
      ]
    );
  });
  it("keeps customers from the start of their trials as Kaplan-Meier outside: 307 churn", async () => {
    const rows = await db.query<{time: number; event: boolean}>(
      `SELECT (coalesce(max(end_date) FILTER (ends), as_of) - min(start_date))::INTEGER AS time, bool_or(ends) AS event
       FROM (FROM subscriptions SELECT *, end_date IS NOT NULL AND start_date = max(start_date) OVER (PARTITION BY account_id) AS ends)
       CROSS JOIN settings GROUP BY account_id, as_of`
    );
    assert.deepStrictEqual([rows.length, rows.filter((d) => d.event).length], [1000, 307]);
    const steps = survival(rows);
    for (const [day, expected] of [
      [7, 0.908],
      [30, 0.886],
      [90, 0.82],
      [180, 0.720367],
      [365, 0.685961]
    ] as const)
      assert.approximately(survivalAt(steps, day).survival, expected, 5e-7, `S(${day})`);
  });
  it("keeps of the 88 trials of January 2020 79, 74, 70, 66, 65 and 61 at the ends of six months", async () => {
    const rows = await db.query<{month: number; kept: number}>(
      `SELECT month::INTEGER AS month, count_if(churned_on IS NULL OR churned_on > last_day(DATE '2020-01-01' + to_months(month::INTEGER)))::INTEGER AS kept
       FROM (
         SELECT account_id, min(start_date) AS first_day,
           CASE WHEN count_if(end_date IS NULL) = 0 THEN max(end_date) END AS churned_on
         FROM subscriptions GROUP BY account_id
       ), range(6) t(month)
       WHERE first_day BETWEEN '2020-01-01' AND '2020-01-31' GROUP BY month ORDER BY month`
    );
    assert.deepStrictEqual(
      rows.map((d) => d.kept),
      [79, 74, 70, 66, 65, 61]
    );
  });
});
