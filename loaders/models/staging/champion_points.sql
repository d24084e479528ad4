-- staging.champion_points: how many champions each account has at each point, and the risk in it.
-- Grain:  one row per (account_id, point_date) that can be judged: 5 or more active users, or a named champion.
-- Units:  champions who have not left; champion_risk: left (one left in the last 90 days, a contact too), none, inactive
--         (one of them for 30 days), one (only one), else NULL.
-- Scope:  all points.
-- Reads:  staging.champion_days, contacts, staging.watch_days
WITH gone AS (
  SELECT DISTINCT account_id, point_date
  FROM contacts
  JOIN staging.watch_days ON left_on <= point_date AND left_on > point_date - 90
  WHERE role = 'champion'
),
counted AS (
  SELECT
    account_id,
    point_date,
    count_if(is_champion AND NOT has_left)::INTEGER AS champions,
    bool_or(is_champion AND has_left) AS any_left,
    bool_or(is_champion AND NOT has_left AND is_inactive) AS any_inactive
  FROM staging.champion_days
  GROUP BY ALL
)
SELECT
  account_id,
  point_date,
  champions,
  CASE
    WHEN any_left OR g.account_id IS NOT NULL THEN 'left'
    WHEN champions = 0 THEN 'none'
    WHEN any_inactive THEN 'inactive'
    WHEN champions = 1 THEN 'one'
  END AS champion_risk
FROM counted
LEFT JOIN gone g USING (account_id, point_date)
