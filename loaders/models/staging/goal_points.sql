-- staging.goal_points: the goals of each account.
-- Grain:  one row per (account_id, point_date) at which the state of its goals is known.
-- Units:  goals_open, goals_met, goals_missed count goals by status; goal_attainment = mean of (current - baseline) /
--         (target - baseline) over goals that are not dropped, NULL where none can be computed.
-- Scope:  as_of as the goals stand; earlier points only for goals whose goal_values reach back to them.
-- Reads:  goals, goal_values, points
WITH dated AS (
  SELECT key AS goal_id, "column", value, valid_from
  FROM goal_values
  QUALIFY row_number() OVER (PARTITION BY key, "column", valid_from ORDER BY value) = 1
),
grid AS (
  SELECT g.*, point_date, is_as_of FROM goals g, points
),
states AS (
  SELECT
    g.account_id,
    g.goal_id,
    g.point_date,
    coalesce(s.value, CASE WHEN is_as_of THEN g.status END, 'open') AS status,
    coalesce(try_cast(c.value AS DOUBLE), CASE WHEN is_as_of THEN g.current END)::DOUBLE AS current,
    g.baseline::DOUBLE AS baseline,
    coalesce(try_cast(t.value AS DOUBLE), g.target)::DOUBLE AS target
  FROM grid g
  ASOF LEFT JOIN (FROM dated WHERE "column" = 'status') s ON g.goal_id = s.goal_id AND g.point_date >= s.valid_from
  ASOF LEFT JOIN (FROM dated WHERE "column" = 'current') c ON g.goal_id = c.goal_id AND g.point_date >= c.valid_from
  ASOF LEFT JOIN (FROM dated WHERE "column" = 'target') t ON g.goal_id = t.goal_id AND g.point_date >= t.valid_from
  WHERE is_as_of OR s.value IS NOT NULL OR c.value IS NOT NULL
)
SELECT
  account_id,
  point_date,
  count_if(status = 'open')::INTEGER AS goals_open,
  count_if(status = 'met')::INTEGER AS goals_met,
  count_if(status = 'missed')::INTEGER AS goals_missed,
  list_avg(
    list((current - baseline) / nullif(target - baseline, 0) ORDER BY goal_id) FILTER (status <> 'dropped')
  ) AS goal_attainment
FROM states
GROUP BY ALL
