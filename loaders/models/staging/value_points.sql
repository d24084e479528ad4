-- staging.value_points: value to date of each account at each point.
-- Grain:  one row per (account_id, point_date) with value rows up to the point.
-- Units:  reporting currency, summed from the first month; roi = (realised - paid) / paid over measured months, NULL while
--         less than half of the promised value is measured or nothing was paid.
-- Scope:  months that are over by the point.
-- Reads:  staging.value_months, staging.watch_days
WITH summed AS (
  SELECT
    account_id,
    point_date,
    sum(promised) AS promised,
    sum(promised_measured) AS promised_measured,
    sum(realised) AS realised,
    sum(paid) AS paid
  FROM staging.value_months v
  JOIN staging.watch_days p ON last_day(v.month) <= p.point_date
  GROUP BY ALL
)
SELECT
  account_id,
  point_date,
  promised::DECIMAL(18, 2) AS promised_to_date,
  promised_measured::DECIMAL(18, 2) AS promised_measured_to_date,
  CASE WHEN promised_measured > 0 OR realised <> 0 THEN realised::DECIMAL(18, 2) END AS realised_to_date,
  paid::DECIMAL(18, 2) AS paid_to_date,
  CASE
    WHEN promised > 0 AND promised_measured >= 0.5 * promised AND paid > 0 THEN ((realised - paid) / paid)::DOUBLE
  END AS roi
FROM summed
