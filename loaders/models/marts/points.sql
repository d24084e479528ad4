-- points: the days on which history is kept: every month end from the first month to as_of, and as_of.
-- Grain:  one row per point_date.
-- Units:  quarter is the fiscal quarter's name on its last day, else NULL.
-- Scope:  from the month of the first subscription (without one: as_of's month).
-- Reads:  settings, subscriptions
WITH bounds AS (
  SELECT
    as_of,
    date_trunc('month', coalesce((SELECT min(start_date) FROM subscriptions), as_of))::DATE AS first_month,
    CASE WHEN fiscal_year_start = 1 THEN 0 ELSE 13 - fiscal_year_start END AS months_ahead
  FROM settings
),
days AS (
  SELECT last_day(month) AS point_date
  FROM (SELECT unnest(generate_series(first_month, as_of, INTERVAL 1 MONTH)) AS month, as_of FROM bounds)
  WHERE last_day(month) <= as_of
  UNION
  SELECT as_of FROM bounds
),
fiscal AS (
  SELECT
    point_date,
    as_of,
    last_day(point_date) = point_date AS is_month_end,
    (date_trunc('month', point_date) + to_months(months_ahead))::DATE AS fiscal_month
  FROM days, bounds
)
SELECT
  point_date,
  date_trunc('month', point_date)::DATE AS month,
  is_month_end,
  point_date = as_of AS is_as_of,
  CASE
    WHEN is_month_end AND month(fiscal_month) % 3 = 0
    THEN year(fiscal_month)::VARCHAR || 'Q' || quarter(fiscal_month)::VARCHAR
  END AS quarter
FROM fiscal
ORDER BY point_date
