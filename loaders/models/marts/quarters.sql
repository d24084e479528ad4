-- quarters: the fiscal quarters of the history.
-- Grain:  one row per quarter, from the first point's to as_of's.
-- Units:  t0 = last day of the quarter before; t1 = its own last day, at most as_of; is_complete = it is over by as_of.
-- Scope:  from the quarter of the first month.
-- Reads:  settings, points
WITH months AS (
  SELECT
    month,
    (month + to_months(CASE WHEN fiscal_year_start = 1 THEN 0 ELSE 13 - fiscal_year_start END))::DATE AS fiscal_month,
    as_of
  FROM points, settings
),
named AS (
  SELECT
    year(fiscal_month)::VARCHAR || 'Q' || quarter(fiscal_month)::VARCHAR AS quarter,
    (month - to_months((month(fiscal_month) - 1)::INTEGER % 3))::DATE AS first_day,
    any_value(as_of) AS as_of
  FROM months
  GROUP BY ALL
)
SELECT
  quarter,
  first_day,
  first_day - 1 AS t0,
  least(last_day(first_day + to_months(2)), as_of) AS t1,
  last_day(first_day + to_months(2)) <= as_of AS is_complete
FROM named
ORDER BY first_day
