-- staging.seat_points: the seat holders of each account at each point, by when they last used the product.
-- Grain:  one row per (account_id, point_date) of the grid.
-- Units:  users = users created and not deactivated, NULL where the users table has none of the account up to the point;
--         partial = holders with usage in the last 90 days but not in the last 28; lapsed = with usage before only.
-- Scope:  holders are the users of the users table, and whoever uses the product without being in it.
-- Reads:  users, staging.account_grid, staging.user_days, staging.user_points, staging.watch_days
WITH first_use AS (
  SELECT account_id, user_id, min(day) AS first_day
  FROM staging.user_days
  WHERE user_id IS NOT NULL
  GROUP BY ALL
),
holders AS (
  SELECT
    coalesce(u.account_id, f.account_id) AS account_id,
    user_id,
    u.user_id IS NOT NULL AS listed,
    coalesce(u.created_at::DATE, DATE '0001-01-01') AS held_from,
    coalesce(u.deactivated_at::DATE, DATE '9999-12-31') AS held_to,
    f.first_day
  FROM users u
  FULL JOIN first_use f USING (account_id, user_id)
),
changes AS (
  SELECT account_id, held_from AS day, listed::INTEGER AS users, 0 AS used FROM holders
  UNION ALL
  SELECT account_id, greatest(held_from, first_day), 0, 1 FROM holders WHERE first_day < held_to
  UNION ALL
  SELECT account_id, held_to, -(listed::INTEGER), -((first_day < held_to)::INTEGER)
  FROM holders
  WHERE held_to < DATE '9999-12-31'
),
moved AS (
  SELECT account_id, w.point_date, sum(users) AS users, coalesce(sum(used), 0) AS used
  FROM changes
  ASOF JOIN staging.watch_days w ON changes.day <= w.point_date
  GROUP BY ALL
),
held AS (
  SELECT
    account_id,
    point_date,
    sum(m.users) OVER past AS users,
    coalesce(sum(m.used) OVER past, 0) AS used
  FROM (FROM moved UNION ALL BY NAME SELECT account_id, point_date, 0 AS users, 0 AS used FROM staging.account_grid) m
  WINDOW past AS (PARTITION BY account_id ORDER BY point_date)
),
recent AS (
  SELECT
    p.account_id,
    p.point_date,
    count_if(features_28 IS NOT NULL) AS active,
    count_if(features_28 IS NULL) AS partial
  FROM staging.user_points p
  LEFT JOIN users u USING (account_id, user_id)
  WHERE p.user_id IS NOT NULL AND (u.deactivated_at IS NULL OR u.deactivated_at::DATE > p.point_date)
  GROUP BY ALL
)
SELECT
  g.account_id,
  g.point_date,
  CASE WHEN g.point_date >= l.first_listed THEN h.users::INTEGER END AS users,
  coalesce(r.partial, 0)::INTEGER AS partial,
  greatest(0, h.used - coalesce(r.active, 0) - coalesce(r.partial, 0))::INTEGER AS lapsed
FROM staging.account_grid g
JOIN (SELECT DISTINCT ON (account_id, point_date) * FROM held) h USING (account_id, point_date)
LEFT JOIN recent r USING (account_id, point_date)
LEFT JOIN (
  SELECT account_id, min(coalesce(created_at::DATE, DATE '0001-01-01')) AS first_listed FROM users GROUP BY account_id
) l USING (account_id)
