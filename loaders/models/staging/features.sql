-- staging.features: a bit for every feature, so that sets of features are bit strings.
-- Grain:  one row per feature.
-- Units:  feature_no counts from 0, the most used first; from 1,023 on all features share one number. feature_bit is the
--         bit string with that bit set.
-- Scope:  usage up to as_of.
-- Reads:  usage
WITH numbered AS (
  SELECT feature, least(row_number() OVER (ORDER BY count(*) DESC, feature) - 1, 1023)::INTEGER AS feature_no
  FROM usage
  GROUP BY feature
)
SELECT feature, feature_no, set_bit(repeat('0', max(feature_no) OVER () + 1)::BIT, feature_no, 1) AS feature_bit
FROM numbered
