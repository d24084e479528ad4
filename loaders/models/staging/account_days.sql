-- staging.account_days: what was true of every account on each day that is looked at.
-- Grain:  one row per account that has signed up by the day, and day.
-- Units:  mrr, wasted_spend and *_to_date in the reporting currency; contract_mrr in contract_currency; rates and shares
--         are fractions; ranks, index and score 0 to 100; mau, user_days, tickets_28d over the last 28 days; *_90d, nps,
--         csat and proactive_share over the last 90; user_churn = lost / user_churn_base, from 28 days before to now.
-- Scope:  the points, and the day a week before as_of. NULL = not available (no such table, no denominator,
--         not paying), never 0.
-- Reads:  staging.account_facts, staging.engagement_points, staging.quiet_points, staging.health_points
SELECT
  f.* EXCLUDE (inbound_known, silent_days),
  e.* EXCLUDE (account_id, point_date),
  q.quiet,
  CASE
    WHEN f.paying AND NOT f.inbound_known THEN 'no touch, ticket, answer or request on record'
    ELSE q.quiet_reason
  END AS quiet_reason,
  h.* EXCLUDE (account_id, point_date, health_band),
  coalesce(h.health_band, 'not enough data') AS health_band
FROM staging.account_facts f
LEFT JOIN staging.engagement_points e USING (account_id, point_date)
LEFT JOIN staging.quiet_points q USING (account_id, point_date)
LEFT JOIN staging.health_points h USING (account_id, point_date)
