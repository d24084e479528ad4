-- staging.usage_points: the users and days of each account with usage in the 56 days that end at a point.
-- Grain:  one row per (account_id, point_date).
-- Units:  mau, wau count users of 28 and 7 days, previous_mau of the 28 days before; user_days are distinct pairs of
--         user and day, active_days distinct days; lost_users were active in the 28 days before and not in the last 28.
--         named = some usage of the last 28 days names its user.
-- Scope:  all points.
-- Reads:  staging.user_points
WITH bits AS (
  SELECT
    account_id,
    point_date,
    user_id,
    days & ((1::HUGEINT << 28) - 1) AS last_28,
    (days >> 28) & ((1::HUGEINT << 28) - 1) AS before_28,
    days & 127::HUGEINT AS last_7,
    features_28
  FROM staging.user_points
)
SELECT
  account_id,
  point_date,
  (count(user_id) FILTER (last_28 > 0))::INTEGER AS mau,
  (count(user_id) FILTER (last_7 > 0))::INTEGER AS wau,
  (count(user_id) FILTER (before_28 > 0))::INTEGER AS previous_mau,
  (count(user_id) FILTER (before_28 > 0 AND last_28 = 0))::INTEGER AS lost_users,
  coalesce(sum(bit_count(last_28)) FILTER (user_id IS NOT NULL), 0)::INTEGER AS user_days,
  coalesce(sum(bit_count(before_28)) FILTER (user_id IS NOT NULL), 0)::INTEGER AS previous_user_days,
  bit_count(bit_or(last_28))::INTEGER AS active_days,
  bit_count(bit_or(before_28))::INTEGER AS previous_active_days,
  coalesce(bit_count(bit_or(features_28)), 0)::INTEGER AS features_used,
  coalesce(bool_or(user_id IS NOT NULL) FILTER (last_28 > 0), false) AS named
FROM bits
WHERE last_28 > 0 OR before_28 > 0
GROUP BY account_id, point_date
