import type {AccountCounts} from "../../src/metrics/companyRow.js";
import type {Warehouse} from "../warehouse.js";
import {byAccount} from "./tables.js";

/**
 * Trials of an account that ended in a window: due once the waiting time is over, paid when it was used. Those that
 * have no end yet are open in the window that holds the last day of data, and in no other.
 */
export type TrialCounts = Pick<AccountCounts, "trials_due" | "trials_paid" | "trials_open">;

const SQL = `
  WITH trials AS (
    SELECT
      t.account_id,
      coalesce(t.end_date + pay_within_days <= as_of, false) AS due,
      (SELECT bool_or(from_date < t.start_date) FROM mrr_steps s WHERE s.account_id = t.account_id) AS paid_before,
      (SELECT bool_or(from_date <= t.end_date + pay_within_days AND to_date > t.end_date)
        FROM mrr_steps s WHERE s.account_id = t.account_id) AS pays
    FROM subscriptions t, settings
    WHERE t.is_trial AND CASE
      WHEN t.end_date <= as_of THEN t.end_date > $t0::DATE AND t.end_date <= $t1::DATE
      ELSE as_of > $t0::DATE AND as_of <= $t1::DATE
    END
  )
  SELECT
    account_id,
    count_if(due) AS trials_due,
    count_if(due AND pays AND NOT paid_before) AS trials_paid,
    count_if(NOT due) AS trials_open
  FROM trials
  GROUP BY account_id`;

/** Trials by account; null when the company has none at all. */
export async function trialCounts(
  db: Warehouse,
  window: {t0: string; t1: string}
): Promise<Map<string, TrialCounts> | null> {
  const [any] = await db.query<{found: boolean}>(
    "SELECT count(*) > 0 AS found FROM subscriptions WHERE is_trial"
  );
  return any?.found === true ? byAccount<TrialCounts>(db, SQL, window) : null;
}
