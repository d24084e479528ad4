-- staging.champion_scores: the champion score of each active user among those of the account.
-- Grain:  one row per user active in the 90 days that end at the point, in accounts with 5 or more of them, and point.
-- Units:  champion_score = mean percentile rank (100 x (less + half of equal, itself included) / n) of active days,
--         distinct features, requests and tickets filed, and answers in the 90 days; a part that no user of the account
--         has is left out. place counts from the best; champion_places = how many are champions by score: those of 75 or
--         more, at least 2, at most 10 % of the users.
-- Scope:  all points.
-- Reads:  staging.user_points, staging.user_voices
WITH active AS (
  SELECT
    account_id,
    point_date,
    user_id,
    bit_count(days) AS days,
    bit_count(features_90) AS features,
    coalesce(filed, 0) AS filed,
    coalesce(answered, 0) AS answered,
    count(*) OVER account AS users,
    max(filed) OVER account AS most_filed,
    max(answered) OVER account AS most_answered
  FROM staging.user_points
  LEFT JOIN staging.user_voices USING (account_id, user_id, point_date)
  WHERE user_id IS NOT NULL
  WINDOW account AS (PARTITION BY account_id, point_date)
  QUALIFY users >= 5
),
ranked AS (
  SELECT
    account_id,
    point_date,
    user_id,
    users,
    (rank() OVER by_days - 1 + cume_dist() OVER by_days * users) / 2 AS days,
    (rank() OVER by_features - 1 + cume_dist() OVER by_features * users) / 2 AS features,
    CASE WHEN most_filed > 0 THEN (rank() OVER by_filed - 1 + cume_dist() OVER by_filed * users) / 2 END AS filed,
    CASE WHEN most_answered > 0 THEN
      (rank() OVER by_answered - 1 + cume_dist() OVER by_answered * users) / 2
    END AS answered
  FROM active
  WINDOW
    by_days AS (PARTITION BY account_id, point_date ORDER BY days),
    by_features AS (PARTITION BY account_id, point_date ORDER BY features),
    by_filed AS (PARTITION BY account_id, point_date ORDER BY filed),
    by_answered AS (PARTITION BY account_id, point_date ORDER BY answered)
),
scored AS (
  SELECT
    account_id,
    point_date,
    user_id,
    users,
    100.0 * (days + features + coalesce(filed, 0) + coalesce(answered, 0))
      / users / (2 + (filed IS NOT NULL)::INTEGER + (answered IS NOT NULL)::INTEGER) AS champion_score
  FROM ranked
)
SELECT
  account_id,
  point_date,
  user_id,
  champion_score::DOUBLE AS champion_score,
  row_number() OVER (PARTITION BY account_id, point_date ORDER BY champion_score DESC, user_id)::INTEGER AS place,
  least(
    greatest(count_if(champion_score >= 75) OVER (PARTITION BY account_id, point_date), 2),
    greatest(floor(0.1 * users), 2)
  )::INTEGER AS champion_places
FROM scored
