-- staging.error_points: how often the product failed in an account's hands before each point.
-- Grain:  one row per (account_id, point_date) with 50 uses or more in the 28 days that end at the point.
-- Units:  error_rate = errors per use.
-- Scope:  all points; usage whose rows say nothing of errors counts as without.
-- Reads:  usage_user_day, staging.point_days
SELECT account_id, point_date, sum(errors) / sum(uses) AS error_rate
FROM (SELECT account_id, day, sum(uses) AS uses, sum(errors) AS errors FROM usage_user_day GROUP BY ALL)
JOIN (FROM staging.point_days WHERE age_days < 28) USING (day)
GROUP BY account_id, point_date
HAVING sum(uses) >= 50
