-- usage_feature_point: use of each feature in the 28 days that end at each quarter's last day and at as_of.
-- Grain:  one row per (account_id, feature, point_date) with usage.
-- Units:  users = distinct users, NULL where no usage names its user; uses = sum of count.
-- Scope:  points that end a quarter, and as_of; other months are in breadth (account_point) only.
-- Reads:  usage, points, staging.features, staging.point_days, staging.user_points
WITH compared AS (
  SELECT point_date FROM points WHERE quarter IS NOT NULL OR is_as_of
),
used AS (
  SELECT account_id, feature, point_date, sum(count)::BIGINT AS uses
  FROM usage
  JOIN (FROM staging.point_days JOIN compared USING (point_date) WHERE age_days < 28) ON day = ts::DATE
  GROUP BY ALL
),
reached AS (
  SELECT account_id, feature_no, point_date, count(user_id)::INTEGER AS users
  FROM (FROM staging.user_points JOIN compared USING (point_date) WHERE features_28 IS NOT NULL),
    (SELECT DISTINCT feature_no FROM staging.features)
  WHERE get_bit(features_28, feature_no) = 1
  GROUP BY ALL
)
SELECT account_id, feature, point_date, nullif(users, 0) AS users, uses
FROM used
JOIN staging.features USING (feature)
JOIN reached USING (account_id, feature_no, point_date)
ORDER BY account_id, point_date, feature
