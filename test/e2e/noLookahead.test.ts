import {mkdtemp, rm, stat} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import {afterAll, assert, beforeAll, describe, it} from "vitest";
import {generateSample} from "../../data/sample/generate.js";
import {buildWarehouse} from "../../loaders/build.js";
import {readConfig} from "../../loaders/config.js";
import {silent} from "../../loaders/progress.js";
import type {Warehouse} from "../../loaders/warehouse.js";
import {openWarehouse} from "../../loaders/warehouse.js";
import {SIGNALS} from "../../src/metrics/causes/signals.js";
import {copyConfig, cutSample} from "../support/cutter.js";

const DAY = "2025-12-31";
const CONFIG = path.join(import.meta.dirname, "..", "..", "data", "quarterdeck.yaml");

/** The marts, the detail that the site publishes of them, and what people wrote. */
const TABLES = [
  "account_dim",
  "account_point",
  "account_quarter",
  "account_week",
  "actions",
  "champions",
  "churns",
  "cohorts",
  "fx",
  "health_components",
  "movements_daily",
  "mrr_steps",
  "panel",
  "play_firings",
  "points",
  "quarters",
  "renewal_calls",
  "usage_feature_point",
  "usage_user_day"
];

describe(`a build of the sample company as of ${DAY}`, () => {
  let dir: string;
  let db: Warehouse | undefined;

  beforeAll(async () => {
    dir = await mkdtemp(path.join(os.tmpdir(), "lookahead-"));
    const files = path.join(dir, "whole", "sample", "out");
    await generateSample({dir: files});
    await cutSample(files, path.join(dir, "cut", "sample", "out"), DAY);
    db = await openWarehouse(":memory:");
    for (const name of ["whole", "cut", "later"]) {
      const config_path = path.join(dir, name === "cut" ? "cut" : "whole", "quarterdeck.yaml");
      await copyConfig(CONFIG, config_path);
      const config = await readConfig(config_path, name === "later" ? {} : {as_of: DAY});
      const warehouse = path.join(dir, `${name}.duckdb`);
      await buildWarehouse(config, {warehouse, progress: silent});
      await db.run(`ATTACH '${warehouse}' AS "${name}" (READ_ONLY)`);
    }
  });
  afterAll(async () => {
    await db?.[Symbol.asyncDispose]();
    await rm(dir, {recursive: true});
  });

  for (const table of TABLES) {
    it(`has in ${table} what a build of the files cut at that day has, number for number`, async () => {
      const surplus = (one: string, other: string) =>
        db?.query(`FROM ${one}.${table} EXCEPT ALL FROM ${other}.${table} ORDER BY ALL LIMIT 3`);
      assert.deepStrictEqual(await surplus("whole", "cut"), await surplus("cut", "whole"));
      assert.deepStrictEqual(await surplus("whole", "cut"), []);
      const counts = await db?.query<{n: number}>(`SELECT count(*) AS n FROM whole.${table}`);
      assert.isAbove(counts?.[0]?.n ?? 0, 0);
    });
  }

  // On its own last day a build takes undated attributes as they stand; no earlier month does.
  it("has in the panel of a later build the same signals: no month learns from those after it", async () => {
    const outcome = "EXCLUDE (churned_on, notice_on, reason, voluntary, mrr_lost, followed_days)";
    const signals = (name: string) =>
      `SELECT * ${outcome} FROM ${name}.panel WHERE point_date < DATE '${DAY}'`;
    const surplus = (one: string, other: string) =>
      db?.query(`${signals(one)} EXCEPT ALL ${signals(other)} ORDER BY ALL LIMIT 3`);
    assert.deepStrictEqual(await surplus("later", "cut"), await surplus("cut", "later"));
    assert.deepStrictEqual(await surplus("later", "cut"), []);
  });

  it("has compared every signal: none of them is empty, or the same throughout", async () => {
    const others = [
      "resolution_median_hours_90d",
      "csat_surveys",
      "ces",
      "nps_share",
      "roi",
      "engagement_index"
    ];
    for (const key of [...SIGNALS.map((d) => d.key), ...others]) {
      const [row] =
        (await db?.query<{n: number}>(`SELECT count(DISTINCT ${key}) AS n FROM whole.panel`)) ?? [];
      assert.isAbove(row?.n ?? 0, 1, key);
    }
  });

  it("knows nothing of a later day: the files of both differ", async () => {
    const rows = await db?.query(
      `SELECT max(point_date)::VARCHAR AS last, (SELECT count(*)::INTEGER FROM whole.subscriptions WHERE end_date > '${DAY}') AS ended
       FROM whole.account_point`
    );
    assert.deepStrictEqual(rows, [{last: DAY, ended: 0}]);
    const sizes = await Promise.all(
      ["whole", "cut"].map(
        async (name) => (await stat(path.join(dir, name, "sample", "out", "tickets.csv"))).size
      )
    );
    assert.isBelow(sizes[1] ?? NaN, sizes[0] ?? NaN);
  });
});
