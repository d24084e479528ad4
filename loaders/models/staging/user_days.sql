-- staging.user_days: which features each user used on each day.
-- Grain:  one row per (account_id, user_id, day) with usage; user_id NULL where the usage names no user.
-- Units:  features is a bit string by feature_no.
-- Scope:  usage up to as_of.
-- Reads:  usage, staging.features
SELECT account_id, user_id, ts::DATE AS day, bit_or(feature_bit) AS features
FROM usage
JOIN staging.features USING (feature)
GROUP BY ALL
