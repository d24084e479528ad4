import type {MrrPair} from "../src/metrics/movements.js";
import {PAID_STEPS, assertRates} from "./metrics/paidSteps.js";
import type {Warehouse} from "./warehouse.js";

const SQL = `
  WITH ${PAID_STEPS},
  stretches AS (
    SELECT *, max(to_date) OVER (PARTITION BY account_id ORDER BY from_date, to_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS paid_until
    FROM steps
  ),
  ends AS (
    SELECT
      account_id,
      coalesce(sum(mrr) FILTER (from_date <= $t0::DATE AND to_date > $t0::DATE), 0) AS start_mrr,
      coalesce(sum(mrr) FILTER (to_date > $t1::DATE), 0) AS end_mrr,
      coalesce(sum(mrr_now) FILTER (to_date > $t1::DATE), 0) AS now_mrr,
      bool_or(from_date <= $t0::DATE) AS paid_before,
      coalesce(bool_or(from_date > $t0::DATE AND from_date > paid_until), false) AS paused
    FROM stretches
    GROUP BY account_id
  )
  SELECT
    account_id,
    start_mrr,
    end_mrr,
    now_mrr - end_mrr AS fx_mrr,
    paid_before,
    start_mrr > 0 AND end_mrr > 0 AND paused AS left_and_returned
  FROM ends
  ORDER BY account_id`;

/**
 * What each account that ever paid up to t1 pays on both days, at the rates of the month of t0, and the
 * rest of the change that comes from exchange rates; in order of account_id.
 *
 * @throws UserError if a currency that is paid in has no rate in the first or the last month
 */
export async function windowPairs(db: Warehouse, t0: string, t1: string): Promise<MrrPair[]> {
  await assertRates(db, t0, t1);
  return db.query<MrrPair>(SQL, {t0, t1});
}
