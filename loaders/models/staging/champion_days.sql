-- staging.champion_days: the champions of each account on each day that is looked at; at as_of every user with a score.
-- Grain:  one row per (account_id, point_date, user_id).
-- Units:  champion_score 0 to 100, NULL where the account has fewer than 5 active users; is_named = by the CSM;
--         is_champion = by score or named; is_inactive = no usage for 30 days; has_left = deactivated by then, at most
--         90 days ago.
-- Scope:  all days. Who is named is taken as it stands.
-- Reads:  users, staging.watch_days, staging.champion_scores, staging.user_points
WITH named AS (
  SELECT account_id, point_date, user_id
  FROM users
  JOIN staging.watch_days ON coalesce(created_at::DATE <= point_date, true)
    AND coalesce(deactivated_at::DATE > point_date - 90, true)
  WHERE is_champion
)
SELECT
  account_id,
  point_date,
  user_id,
  s.champion_score,
  n.user_id IS NOT NULL AS is_named,
  n.user_id IS NOT NULL OR coalesce(place <= champion_places, false) AS is_champion,
  coalesce(p.days & ((1::HUGEINT << 30) - 1), 0) = 0 AS is_inactive,
  coalesce(u.deactivated_at::DATE <= point_date, false) AS has_left
FROM staging.champion_scores s
FULL JOIN named n USING (account_id, point_date, user_id)
JOIN staging.watch_days USING (point_date)
LEFT JOIN staging.user_points p USING (account_id, point_date, user_id)
LEFT JOIN users u USING (account_id, user_id)
WHERE n.user_id IS NOT NULL OR place <= champion_places OR is_as_of
