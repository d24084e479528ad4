-- staging.usage_windows: whether usage was recorded at all around each point, by anyone.
-- Grain:  one row per point.
-- Units:  known, previous_known: some account has usage in the last 28 days, in the 28 days before; named: some usage
--         up to the point names its user.
-- Scope:  all points; a window without any usage row is missing, not zero.
-- Reads:  staging.watch_days, staging.usage_points, staging.user_days
SELECT
  point_date,
  coalesce(bool_or(active_days > 0), false) AS known,
  coalesce(bool_or(previous_active_days > 0), false) AS previous_known,
  coalesce(point_date >= (SELECT min(day) FROM staging.user_days WHERE user_id IS NOT NULL), false) AS named
FROM staging.watch_days
LEFT JOIN staging.usage_points USING (point_date)
GROUP BY point_date
