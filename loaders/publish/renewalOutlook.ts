import {RENEWAL_FEATURES} from "../../src/metrics/renewal/renewalRows.js";
import {
  type DueRenewal,
  type RenewalOutlook,
  renewalOutlook
} from "../../src/metrics/renewal/renewalOutlook.js";
import {renewalBases} from "../models/renewals.js";
import type {Warehouse} from "../warehouse.js";

const KEYS = RENEWAL_FEATURES.map((d) => `a.${d.key}::DOUBLE`).join(", ");

/** No three months are longer; renewalOutlook() leaves out what lies beyond its own. */
const MOST_DAYS = 92;

// The next renewal of every account on as_of and on each quarter's last day, as it was known then.
const due = (most_days: number) => `
  WITH seen AS (
    SELECT DISTINCT point_date AS seen_on, as_of
    FROM account_point CROSS JOIN settings
    WHERE point_date = as_of
      OR (point_date = last_day(point_date) AND (month(point_date) - fiscal_year_start + 13) % 3 = 0)
  ),
  due AS (
    SELECT s.account_id, seen_on, as_of, min(s.renewal_date) AS renewal_date
    FROM subscriptions s
    JOIN seen ON s.renewal_date BETWEEN seen_on + 1 AND seen_on + ${most_days}
      AND s.start_date <= seen_on AND coalesce(s.end_date > seen_on, true)
    WHERE NOT coalesce(s.is_trial, false) AND s.mrr > 0
      AND NOT EXISTS (
        FROM churn_events c WHERE c.account_id = s.account_id AND c.notice_on <= seen_on AND c.churned_on > seen_on
      )
    GROUP BY ALL
  )
  SELECT
    d.account_id, a.segment, d.seen_on, d.renewal_date, 12 * a.mrr::DOUBLE AS arr,
    (d.renewal_date - d.seen_on)::INTEGER AS days_before, [${KEYS}] AS "values",
    CASE WHEN d.renewal_date <= d.as_of - 30 THEN EXISTS (
      FROM mrr_steps m
      WHERE m.account_id = d.account_id AND m.mrr > 0
        AND m.from_date <= d.renewal_date + 30 AND coalesce(m.to_date > d.renewal_date + 30, true)
    ) END AS renewed
  FROM due d JOIN account_point a ON a.account_id = d.account_id AND a.point_date = d.seen_on AND a.paying
  ORDER BY d.seen_on, d.account_id`;

/** Each account's next renewal within so many days of as_of and of every quarter's last day, as it was known then. */
export async function dueRenewals(db: Warehouse, most_days: number): Promise<DueRenewal[]> {
  return await db.query<DueRenewal>(due(most_days));
}

/** What is forecast of the renewals that are due, and what was forecast of those of past quarters. */
export async function companyOutlook(db: Warehouse): Promise<RenewalOutlook> {
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const renewals = await dueRenewals(db, MOST_DAYS);
  return renewalOutlook(settings?.as_of ?? "", renewals, await renewalBases(db));
}
