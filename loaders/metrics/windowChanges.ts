import type {MrrChange} from "../../src/metrics/dailyMovements.js";
import type {Warehouse} from "../warehouse.js";
import {PAID_STEPS, assertRates} from "./paidSteps.js";

const SQL = `
  WITH ${PAID_STEPS},
  deltas AS (
    SELECT account_id, from_date AS day, mrr AS delta FROM steps
    UNION ALL
    SELECT account_id, to_date, -mrr FROM steps WHERE to_date <= $t1::DATE
  ),
  days AS (
    SELECT account_id, day, sum(delta) AS delta FROM deltas GROUP BY ALL
  ),
  running AS (
    SELECT
      account_id,
      day,
      delta,
      sum(delta) OVER (PARTITION BY account_id ORDER BY day) AS after_mrr,
      min(day) OVER (PARTITION BY account_id) AS first_day
    FROM days
  )
  SELECT account_id, day, after_mrr - delta AS before_mrr, after_mrr, day > first_day AS paid_before
  FROM running
  WHERE day > $t0::DATE AND delta <> 0
  ORDER BY account_id, day`;

/** Every change of an account's MRR after t0 up to t1, at the rates of the month of t0. */
export async function windowChanges(db: Warehouse, t0: string, t1: string): Promise<MrrChange[]> {
  await assertRates(db, t0, t1);
  return db.query<MrrChange>(SQL, {t0, t1});
}
