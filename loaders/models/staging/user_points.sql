-- staging.user_points: the last 90 days of each user at each point.
-- Grain:  one row per user (NULL: usage without a user) with usage in the 90 days that end at the point, and point.
-- Units:  days is a bit set by age in days (bit 0 = the point itself); features_28 and features_90 are bit strings by
--         feature_no, features_28 NULL without usage in the last 28 days.
-- Scope:  all points.
-- Reads:  staging.user_days, staging.point_days
SELECT
  account_id,
  point_date,
  user_id,
  bit_or(1::HUGEINT << age_days) AS days,
  bit_or(features) FILTER (age_days < 28) AS features_28,
  bit_or(features) AS features_90
FROM staging.user_days
JOIN staging.point_days USING (day)
GROUP BY ALL
