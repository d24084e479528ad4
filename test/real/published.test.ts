import {join} from "node:path";
import {assert, describe, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse.js";
import type {Difference} from "../../src/metrics/stats/difference.js";
import {runCliWell} from "../support/cli.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

const DATASETS = join(PROJECT, "..", "shared", "datasets");

describe.skipIf(!hasDatasets())("published figures of Cookie Cats", () => {
  interface Answer {
    srm: {chi2: number; p: number; flag: string};
    arms: {arm: string; n: number; mean: number}[];
    difference: Difference;
    mann_whitney: {p: number | null};
    verdict: string;
  }
  const experiment = async (kpi: string) => {
    const file = join(DATASETS, "cookie_cats", "cookie_cats.csv");
    const {stdout} = await runCliWell([
      "stats",
      "experiment",
      "--arm",
      "version",
      "--kpi",
      kpi,
      file,
      "--json"
    ]);
    return JSON.parse(stdout) as Answer;
  };

  it.each([
    [
      "retention_1",
      [0.448188, 0.442283],
      [-0.005905, -0.012392, 0.000582],
      0.0744,
      /^no detectable difference/
    ],
    ["retention_7", [0.190201, 0.182], [-0.008201, -0.013282, -0.003121], 0.001554, /^worse/]
  ] as const)("%s: shares, difference, interval and p", async (...row) => {
    const [kpi, shares, [value, low, high], p, verdict] = row;
    const d = await experiment(kpi);
    assert.deepStrictEqual(
      d.arms.map(({arm, n}) => [arm, n]),
      [
        ["gate_30", 44700],
        ["gate_40", 45489]
      ]
    );
    d.arms.forEach(({mean}, i) => assert.approximately(mean, shares[i]!, 6e-7));
    assert.approximately(d.difference.value!, value, 6e-7);
    assert.approximately(d.difference.low!, low, 6e-7);
    assert.approximately(d.difference.high!, high, 6e-7);
    assert.approximately(d.difference.p!, p, p < 0.01 ? 6e-7 : 6e-5);
    assert.match(d.verdict, verdict);
  });
  it("sum_gamerounds: Welch and Mann-Whitney disagree about an outlier; the split is noted, not blocked", async () => {
    const d = await experiment("sum_gamerounds");
    d.arms.forEach(({mean}, i) => assert.approximately(mean, [52.456, 51.299][i]!, 6e-4));
    assert.approximately(d.difference.p!, 0.3759, 6e-5);
    assert.approximately(d.mann_whitney.p!, 0.0502, 6e-5);
    assert.approximately(d.srm.chi2, 6.9024, 6e-5);
    assert.approximately(d.srm.p, 0.0086, 6e-5);
    assert.strictEqual(d.srm.flag, "note");
  });
});

describe.skipIf(!hasDatasets())("published figures of the NPS file", () => {
  it("1,649 answers, 791 promoters, 509 detractors, 17.1013", async () => {
    const file = join(DATASETS, "nps_mex", "NPStimeseries_MEX.csv");
    const {stdout} = await runCliWell(["stats", "nps", "--score", "NPS", file, "--json"]);
    const d = JSON.parse(stdout) as {n: number; promoters: number; detractors: number; nps: {value: number}};
    assert.deepStrictEqual([d.n, d.promoters, d.detractors], [1649, 791, 509]);
    assert.approximately(d.nps.value, 17.1013, 6e-5);
  });
});

describe.skipIf(!hasDatasets())("published answers of Foodie-Fi", () => {
  async function ask(sql: string): Promise<Record<string, unknown>[]> {
    await using db = await openWarehouse(":memory:");
    const folder = join(DATASETS, "foodie_fi").replaceAll("'", "''");
    await db.run(`CREATE TABLE step AS
      SELECT *, lead(plan_name) OVER w AS next_plan, row_number() OVER w AS step
      FROM read_csv('${folder}/subscriptions.csv') AS s JOIN read_csv('${folder}/plans.csv') AS p USING (plan_id)
      WINDOW w AS (PARTITION BY customer_id ORDER BY start_date)`);
    return await db.query(sql);
  }

  it("1,000 customers, 307 churned (30.7 %), 92 of them straight after the trial", async () => {
    assert.deepStrictEqual(
      await ask(`SELECT count(DISTINCT customer_id) AS customers,
          count(DISTINCT customer_id) FILTER (plan_name = 'churn') AS churned,
          count(*) FILTER (plan_name = 'trial' AND next_plan = 'churn') AS straight FROM step`),
      [{customers: 1000, churned: 307, straight: 92}]
    );
  });
  it("after the trial: basic 546, pro monthly 325, pro annual 37, churn 92", async () => {
    assert.deepStrictEqual(
      await ask(
        "SELECT next_plan AS plan, count(*) AS n FROM step WHERE step = 1 GROUP BY ALL ORDER BY n DESC"
      ),
      [
        {plan: "basic monthly", n: 546},
        {plan: "pro monthly", n: 325},
        {plan: "churn", n: 92},
        {plan: "pro annual", n: 37}
      ]
    );
  });
  it("events after 2020: basic 8, pro monthly 60, pro annual 63, churn 71", async () => {
    const rows = await ask(
      "SELECT plan_name AS plan, count(*) AS n FROM step WHERE start_date >= DATE '2021-01-01' GROUP BY ALL ORDER BY n"
    );
    assert.deepStrictEqual(
      rows.map((d) => [d.plan, d.n]),
      [
        ["basic monthly", 8],
        ["pro monthly", 60],
        ["pro annual", 63],
        ["churn", 71]
      ]
    );
  });
  it("on 2020-12-31: trial 19, basic 224, pro monthly 326, pro annual 195, churn 236", async () => {
    const rows = await ask(`SELECT plan, count(*) AS n FROM (
        SELECT arg_max(plan_name, start_date) AS plan FROM step WHERE start_date <= DATE '2020-12-31' GROUP BY customer_id
      ) GROUP BY ALL ORDER BY n`);
    assert.deepStrictEqual(
      rows.map((d) => [d.plan, d.n]),
      [
        ["trial", 19],
        ["pro annual", 195],
        ["basic monthly", 224],
        ["churn", 236],
        ["pro monthly", 326]
      ]
    );
  });
  it("195 annual plans in 2020, reached 104.62 days after the trial on the mean, no step from pro to basic", async () => {
    const [found] = await ask(`SELECT
        count(*) FILTER (plan_name = 'pro annual' AND year(start_date) = 2020) AS annual,
        round(avg(date_diff('day', first_day, start_date)) FILTER (plan_name = 'pro annual'), 2) AS days,
        count(*) FILTER (plan_name = 'pro monthly' AND next_plan = 'basic monthly' AND year(start_date) = 2020) AS down
      FROM step JOIN (SELECT customer_id, min(start_date) AS first_day FROM step GROUP BY ALL) USING (customer_id)`);
    assert.deepStrictEqual(found, {annual: 195, days: 104.62, down: 0});
  });
});
