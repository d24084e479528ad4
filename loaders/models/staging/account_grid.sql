-- staging.account_grid: the account and point pairs that history is kept for, with the attributes of that day.
-- Grain:  one row per account that has signed up by the point, and point.
-- Units:  tenure_days since the first paid day, NULL before it.
-- Scope:  segment and plan by accounts_history where it dates them (none before its first value), else as they stand at
--         as_of; missing = (none).
-- Reads:  accounts, accounts_history, staging.watch_days, staging.account_spans
WITH grid AS (
  SELECT account_id, point_date, segment, plan, first_day, point_date - first_paid_date AS tenure_days
  FROM accounts
  JOIN staging.account_spans USING (account_id)
  JOIN staging.watch_days ON signed_on <= point_date
),
dated AS (
  SELECT key AS account_id, "column", value, valid_from
  FROM accounts_history
  QUALIFY row_number() OVER (PARTITION BY key, "column", valid_from ORDER BY value) = 1
)
SELECT
  g.account_id,
  g.point_date,
  coalesce(CASE WHEN d.segment THEN s.value ELSE g.segment END, '(none)') AS segment,
  coalesce(CASE WHEN d.plan THEN p.value ELSE g.plan END, '(none)') AS plan,
  g.first_day,
  CASE WHEN g.tenure_days >= 0 THEN g.tenure_days::INTEGER END AS tenure_days
FROM grid g
LEFT JOIN (
  SELECT account_id, bool_or("column" = 'segment') AS segment, bool_or("column" = 'plan') AS plan
  FROM dated
  GROUP BY account_id
) d ON d.account_id = g.account_id
ASOF LEFT JOIN (FROM dated WHERE "column" = 'segment') s
  ON g.account_id = s.account_id AND g.point_date >= s.valid_from
ASOF LEFT JOIN (FROM dated WHERE "column" = 'plan') p
  ON g.account_id = p.account_id AND g.point_date >= p.valid_from
