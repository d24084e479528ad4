-- staging.goal_points: the goals of each account.
-- Grain:  one row per (account_id, point_date) at which the state of its goals is known.
-- Units:  goals_open, goals_met, goals_missed count goals by status; goals_overdue those that are open past their day,
--         a status without a day taken as it stands; goal_attainment = mean of (current - baseline) / (target -
--         baseline) over goals that are not dropped, NULL where none can be computed.
-- Scope:  as_of, and the day a week before it, as the goals stand; earlier points only for goals whose goal_values reach
--         back to them.
-- Reads:  goals, goal_values, staging.watch_days
WITH dated AS (
  SELECT key AS goal_id, "column", value, valid_from
  FROM goal_values
  QUALIFY row_number() OVER (PARTITION BY key, "column", valid_from ORDER BY value) = 1
),
grid AS (
  SELECT g.*, point_date, is_as_of OR NOT is_point AS as_they_stand,
    goal_id IN (SELECT goal_id FROM dated WHERE "column" = 'status') AS dated_status
  FROM goals g, staging.watch_days
),
states AS (
  SELECT
    g.account_id,
    g.goal_id,
    g.point_date,
    g.due_date,
    coalesce(s.value, CASE WHEN as_they_stand THEN g.status END, 'open') AS status,
    coalesce(s.value, CASE WHEN NOT dated_status THEN g.status END, 'open') AS standing,
    coalesce(try_cast(c.value AS DOUBLE), CASE WHEN as_they_stand THEN g.current END)::DOUBLE AS current,
    g.baseline::DOUBLE AS baseline,
    coalesce(try_cast(t.value AS DOUBLE), g.target)::DOUBLE AS target
  FROM grid g
  ASOF LEFT JOIN (FROM dated WHERE "column" = 'status') s ON g.goal_id = s.goal_id AND g.point_date >= s.valid_from
  ASOF LEFT JOIN (FROM dated WHERE "column" = 'current') c ON g.goal_id = c.goal_id AND g.point_date >= c.valid_from
  ASOF LEFT JOIN (FROM dated WHERE "column" = 'target') t ON g.goal_id = t.goal_id AND g.point_date >= t.valid_from
  WHERE as_they_stand OR s.value IS NOT NULL OR c.value IS NOT NULL
)
SELECT
  account_id,
  point_date,
  count_if(status = 'open')::INTEGER AS goals_open,
  count_if(status = 'met')::INTEGER AS goals_met,
  count_if(status = 'missed')::INTEGER AS goals_missed,
  count_if(standing = 'open' AND due_date < point_date)::INTEGER AS goals_overdue,
  list_avg(
    list((current - baseline) / nullif(target - baseline, 0) ORDER BY goal_id) FILTER (status <> 'dropped')
  ) AS goal_attainment
FROM states
GROUP BY ALL
