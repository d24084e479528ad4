-- staging.plan_features: how many features are available to each plan: those that anyone on it used.
-- Grain:  one row per (plan, point_date) with usage.
-- Units:  features_available is a count over the 28 days that end at the point.
-- Scope:  all points.
-- Reads:  staging.user_points, staging.account_grid
SELECT plan, point_date, bit_count(bit_or(features_28))::INTEGER AS features_available
FROM staging.user_points
JOIN staging.account_grid USING (account_id, point_date)
WHERE features_28 IS NOT NULL
GROUP BY ALL
