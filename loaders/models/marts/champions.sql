-- champions: the champions of each account at each point; at as_of every user with a score.
-- Grain:  one row per (account_id, point_date, user_id).
-- Units:  as staging.champion_days.
-- Scope:  all points.
-- Reads:  staging.champion_days, points
FROM staging.champion_days
WHERE point_date IN (SELECT point_date FROM points)
ORDER BY account_id, point_date, user_id
