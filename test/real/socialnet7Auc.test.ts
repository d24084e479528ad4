import {join} from "node:path";
import {assert, describe, it} from "vitest";
import {openWarehouse} from "../../loaders/warehouse.js";
import {rocAuc} from "../../src/metrics/stats/rocAuc.js";
import {hasDatasets} from "../support/shared.js";
import {PROJECT} from "../support/sources.js";

const DATASET = join(PROJECT, "..", "shared", "datasets", "churnsim_socialnet7");

describe.skipIf(!hasDatasets())("rocAuc(rows) on ChurnSim's social network", () => {
  it("gives the published 0.689 to total activity in the month before each renewal", async () => {
    await using db = await openWarehouse(":memory:");
    const rows = await db.query<{account_id: number; activity: number; churned: number}>(
      `WITH period AS (
         SELECT account_id::INTEGER AS account_id, start_date, end_date,
           (lead(start_date) OVER (PARTITION BY account_id ORDER BY start_date) IS NULL)::INTEGER AS churned
         FROM read_csv('${DATASET}/subscription.csv') WHERE start_date <= DATE '2020-06-01'
       )
       SELECT p.account_id, coalesce(sum(u.n), 0)::DOUBLE AS activity, any_value(churned)::DOUBLE AS churned
       FROM period AS p LEFT JOIN '${DATASET}/usage_daily.parquet' AS u
         ON u.account_id = p.account_id AND u.day >= p.start_date AND u.day < p.end_date
       WHERE p.end_date <= DATE '2020-06-01' GROUP BY p.account_id, p.start_date`
    );
    const outcome = rows.map((d) => d.churned);
    const score = rows.map((d) => d.activity);
    assert.deepStrictEqual([rows.length, outcome.filter((d) => d === 1).length], [1850, 56]);
    const {value, low, high} = rocAuc(
      {score, outcome, account: rows.map((d) => d.account_id)},
      {alarm: "low"}
    );
    assert.approximately(value!, 0.689, 0.0005);
    assert.isTrue(low! < value! && value! < high!);
  });
});
