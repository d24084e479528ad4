import type {CauseSpell} from "../../src/metrics/causes/exposures.js";
import type {Warehouse} from "../warehouse.js";

// A stretch that is paid after the last known churn goes on; it may still have an end that the churn basis does not
// count, and then it lends no controls beyond it. Notice for a day after as_of keeps an account from being a control.
const SPELLS = `
  WITH last_churn AS (
    SELECT account_id, max(churned_on) AS churned_on FROM churns GROUP BY account_id
  ),
  announced AS (
    SELECT account_id, min(notice_on) AS notice_on
    FROM churn_events CROSS JOIN settings
    WHERE churn_events.churned_on > as_of AND notice_on <= as_of
    GROUP BY account_id
  ),
  going_on AS (
    SELECT
      s.account_id,
      min(greatest(s.from_date, coalesce(c.churned_on, s.from_date))) AS start_date,
      CASE WHEN max(s.to_date) <= any_value(as_of) THEN max(s.to_date) END AS end_date
    FROM mrr_steps s
    CROSS JOIN settings
    LEFT JOIN last_churn c USING (account_id)
    WHERE s.from_date <= as_of AND (c.churned_on IS NULL OR s.to_date > c.churned_on)
    GROUP BY s.account_id
  )
  SELECT
    account_id, start_date, churned_on AS end_date, notice_on AS notice_date,
    spell = 1 AND voluntary IS DISTINCT FROM false AS is_case
  FROM churns CROSS JOIN settings WHERE churned_on <= as_of
  UNION ALL
  SELECT account_id, start_date, end_date, notice_on, false FROM going_on LEFT JOIN announced USING (account_id)`;

/** Every stretch of payment of every account, and whether it ended in a churn whose causes are looked for. */
export async function causeSpells(db: Warehouse): Promise<CauseSpell[]> {
  return db.query<CauseSpell>(
    `SELECT s.*, d.segment FROM (${SPELLS}) s JOIN account_dim d USING (account_id) ORDER BY account_id, start_date`
  );
}
