-- staging.features: a number for every feature, so that sets of features are bit strings.
-- Grain:  one row per feature.
-- Units:  feature_no counts from 0, the most used first; from 1,023 on all features share one number.
-- Scope:  usage up to as_of.
-- Reads:  usage
SELECT feature, least(row_number() OVER (ORDER BY count(*) DESC, feature) - 1, 1023)::INTEGER AS feature_no
FROM usage
GROUP BY feature
