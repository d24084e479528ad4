import type {ActivationFollow} from "../../src/metrics/activation.js";
import type {Of} from "../../src/metrics/inputs.js";
import type {Lifetime} from "../../src/metrics/ltv.js";
import {DAYS_A_MONTH} from "../../src/metrics/days.js";
import type {Warehouse} from "../warehouse.js";

/** First stretches of payment: from the first paid day to the first day without paid MRR (gap 0), as known at $t1. */
const FIRST_STRETCH = `
  starts AS (
    SELECT *, max(to_date) OVER (PARTITION BY account_id ORDER BY from_date, to_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS paid_until
    FROM mrr_steps
    WHERE from_date <= $t1::DATE
  ),
  stretches AS (
    SELECT
      account_id,
      min(from_date) AS started_on,
      coalesce(min(paid_until) FILTER (from_date > paid_until), max(to_date)) AS stopped_on
    FROM starts
    GROUP BY account_id
  )`;

/** How long each account has paid from its first paid day, and what it paid then, at the rate of that month. */
export async function lifetimes(db: Warehouse, {t1}: {t1: string}): Promise<Of<Lifetime>[]> {
  return db.query<Of<Lifetime>>(
    `WITH ${FIRST_STRETCH}
     SELECT
       account_id,
       (least(stopped_on, $t1::DATE + 1) - started_on) / ${DAYS_A_MONTH}::DOUBLE AS months,
       stopped_on <= $t1::DATE AS churned,
       sum(round(s.mrr * CASE WHEN s.currency = settings.currency THEN 1 ELSE rate END, 2)::DECIMAL(18, 2)) AS start_mrr
     FROM stretches
     JOIN mrr_steps s USING (account_id)
     CROSS JOIN settings
     LEFT JOIN fx ON fx.currency = s.currency AND fx.month = date_trunc('month', started_on)
     WHERE s.from_date <= started_on AND s.to_date > started_on
     GROUP BY account_id, started_on, stopped_on
     ORDER BY account_id`,
    {t1}
  );
}

/** How far each account that began to pay came on its way to activation, as known at t1. */
export async function activations(db: Warehouse, {t1}: {t1: string}): Promise<Of<ActivationFollow>[]> {
  return db.query<Of<ActivationFollow>>(
    `WITH first_churn AS (
       SELECT account_id, min(churned_on) AS left_on FROM churns WHERE churned_on <= $t1::DATE GROUP BY account_id
     )
     SELECT
       account_id,
       greatest(0, least(activated_on, left_on, $t1::DATE) - first_paid_date)::INTEGER AS days,
       CASE
         WHEN activated_on <= $t1::DATE AND (left_on IS NULL OR activated_on <= left_on) THEN 'activated'
         WHEN left_on IS NOT NULL THEN 'churned'
         ELSE 'open'
       END AS outcome,
       ($t1::DATE - first_paid_date)::INTEGER AS followed
     FROM account_dim
     LEFT JOIN first_churn USING (account_id)
     WHERE first_paid_date <= $t1::DATE
     ORDER BY account_id`,
    {t1}
  );
}
