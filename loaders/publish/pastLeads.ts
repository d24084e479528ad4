import {LEAD_RULE} from "../../src/metrics/growth/expansion.js";
import type {Warehouse} from "../warehouse.js";

/** Accounts of the year that ended a year ago: whether one was a lead, and whether it paid more two quarters later. */
export interface PastLeadRows {
  /** The first and the last month end, YYYY-MM-DD. */
  from: string;
  to: string;
  account_id: string[];
  lead: number[];
  expanded: number[];
}

// One row an account: the first month end at which it was a lead, else the first at which it could be judged. Both ends
// are converted at the rate of the first, so that a currency alone expands nobody.
const SQL = `
  WITH judged AS (
    SELECT
      p.account_id,
      point_date,
      seat_utilisation > $seats AND health_band = $band AND trend > $trend AS lead
    FROM account_point p, settings
    WHERE paying AND seat_utilisation IS NOT NULL AND trend IS NOT NULL AND health_score IS NOT NULL
      AND point_date = last_day(point_date)
      AND point_date <= as_of - INTERVAL 1 YEAR AND point_date > last_day((as_of - INTERVAL 2 YEAR)::DATE)
  ),
  chosen AS (
    FROM judged QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY lead DESC, point_date) = 1
  ),
  paid AS (
    SELECT
      c.account_id,
      sum(s.mrr * rate) FILTER (s.from_date <= point_date AND s.to_date > point_date) AS before_mrr,
      sum(s.mrr * rate) FILTER (s.from_date <= later AND s.to_date > later) AS after_mrr
    FROM (SELECT *, last_day((point_date + INTERVAL 6 MONTH)::DATE) AS later FROM chosen) c
    JOIN mrr_steps s USING (account_id)
    JOIN fx ON fx.currency = s.currency AND fx.month = date_trunc('month', point_date)
    GROUP BY c.account_id
  )
  SELECT
    account_id,
    lead::INTEGER AS lead,
    coalesce(after_mrr > before_mrr + 0.005, false)::INTEGER AS expanded,
    (SELECT min(point_date) FROM judged) AS from_date,
    (SELECT max(point_date) FROM judged) AS to_date
  FROM chosen JOIN paid USING (account_id)
  ORDER BY account_id`;

/** Null where nobody could be judged so long ago. */
export async function pastLeads(db: Warehouse): Promise<PastLeadRows | null> {
  const rows = await db.query<{
    account_id: string;
    lead: number;
    expanded: number;
    from_date: string;
    to_date: string;
  }>(SQL, {seats: LEAD_RULE.seat_utilisation, band: LEAD_RULE.health_band, trend: LEAD_RULE.trend});
  const [first] = rows;
  if (!first) return null;
  return {
    from: first.from_date,
    to: first.to_date,
    account_id: rows.map((d) => d.account_id),
    lead: rows.map((d) => d.lead),
    expanded: rows.map((d) => d.expanded)
  };
}
