import {UserError} from "../errors.js";
import type {Warehouse} from "../warehouse.js";

/**
 * The common table expression `steps`: stretches of paid MRR of each account in the reporting currency, to the cent,
 * at the rate of the month of $t0 (mrr) and of the month of $t1 (mrr_now). Parameters: $t0, $t1.
 */
export const PAID_STEPS = `
  rates AS (
    SELECT
      currency,
      any_value(rate) FILTER (month = date_trunc('month', $t0::DATE)) AS rate,
      any_value(rate) FILTER (month = date_trunc('month', $t1::DATE)) AS rate_now
    FROM fx
    GROUP BY currency
  ),
  steps AS (
    SELECT
      account_id,
      from_date,
      to_date,
      round(mrr * CASE WHEN s.currency = settings.currency THEN 1 ELSE rate END, 2)::DECIMAL(18, 2) AS mrr,
      round(mrr * CASE WHEN s.currency = settings.currency THEN 1 ELSE rate_now END, 2)::DECIMAL(18, 2) AS mrr_now
    FROM mrr_steps s
    CROSS JOIN settings
    LEFT JOIN rates ON rates.currency = s.currency
    WHERE from_date <= $t1::DATE
  )`;

/** Fails when a currency that is paid in during the window has no rate in its first or last month. */
export async function assertRates(db: Warehouse, t0: string, t1: string): Promise<void> {
  const missing = await db.query<{currency: string; month: string}>(
    `SELECT DISTINCT s.currency, strftime(month, '%Y-%m') AS month
     FROM mrr_steps s
     CROSS JOIN (SELECT unnest([date_trunc('month', $t0::DATE), date_trunc('month', $t1::DATE)])::DATE AS month) m
     CROSS JOIN settings
     WHERE s.from_date <= $t1::DATE AND s.to_date > $t0::DATE AND s.currency <> settings.currency
       AND NOT EXISTS (FROM fx WHERE fx.currency = s.currency AND fx.month = m.month)
     ORDER BY ALL`,
    {t0, t1}
  );
  if (missing.length === 0) return;
  const list = missing.map(({currency, month}) => `${currency} in ${month}`).join(", ");
  throw new UserError(
    `no exchange rate for ${list}: subscriptions in that currency are paid between ${t0} and ${t1}\n` +
      "add a row of currency, month and rate to the file that the config names under fx, then build again"
  );
}
