-- staging.quarter_users: users active in the 28 days before each end of each quarter.
-- Grain:  one row per (account_id, quarter) with usage by named users before one of the ends.
-- Units:  users_before = active in the 28 days to t0; users_after = in those to t1; users_lost = before and not after.
-- Scope:  quarters whose two windows both hold usage of some account.
-- Reads:  quarters, staging.user_days
WITH ends AS (
  SELECT quarter, t0 AS day, 1 AS bit FROM quarters
  UNION ALL
  SELECT quarter, t1, 2 FROM quarters
),
windows AS (
  SELECT quarter, bit, day - age::INTEGER AS day FROM ends, (SELECT unnest(range(28)) AS age)
),
active AS (
  SELECT account_id, user_id, quarter, bit_or(bit) AS ends
  FROM staging.user_days
  JOIN windows USING (day)
  GROUP BY ALL
)
SELECT
  account_id,
  quarter,
  count_if(ends & 1 = 1)::INTEGER AS users_before,
  count_if(ends & 2 = 2)::INTEGER AS users_after,
  count_if(ends = 1)::INTEGER AS users_lost
FROM active
WHERE user_id IS NOT NULL AND quarter IN (SELECT quarter FROM active GROUP BY quarter HAVING bit_or(ends) = 3)
GROUP BY ALL
