-- account_point: the monthly history of every account: what was true of it on each month end and on as_of.
-- Grain:  one row per account that has signed up by the point, and point.
-- Units:  as staging.account_days.
-- Scope:  all points. NULL = not available (no such table, no denominator, not paying), never 0.
-- Reads:  staging.account_days, points
FROM staging.account_days
WHERE point_date IN (SELECT point_date FROM points)
