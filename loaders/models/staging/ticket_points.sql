-- staging.ticket_points: the tickets of each account around each point.
-- Grain:  one row per (account_id, point_date) with a ticket opened or resolved in 90 days, or open at severity 1.
-- Units:  tickets_28d opened in the last 28 days; open_sev1 open at the end of the point; oldest_sev1_days since the
--         oldest of them was opened; csat_n, csat_good (4 or 5) of tickets resolved in the last 90 days.
-- Scope:  all points.
-- Reads:  tickets, staging.watch_days, staging.point_days
WITH opened AS (
  SELECT account_id, point_date, (count(*) FILTER (age_days < 28))::INTEGER AS tickets_28d
  FROM tickets
  JOIN staging.point_days ON day = opened_at::DATE
  GROUP BY ALL
),
resolved AS (
  SELECT account_id, point_date, count(csat)::INTEGER AS csat_n, count_if(csat >= 4)::INTEGER AS csat_good
  FROM tickets
  JOIN staging.point_days ON day = resolved_at::DATE
  GROUP BY ALL
),
severe AS (
  SELECT
    account_id,
    point_date,
    count(*)::INTEGER AS open_sev1,
    max(point_date - opened_at::DATE)::INTEGER AS oldest_sev1_days
  FROM tickets
  JOIN staging.watch_days ON opened_at::DATE <= point_date AND (resolved_at IS NULL OR resolved_at::DATE > point_date)
  WHERE severity = 1
  GROUP BY ALL
)
SELECT
  account_id,
  point_date,
  coalesce(tickets_28d, 0) AS tickets_28d,
  coalesce(csat_n, 0) AS csat_n,
  coalesce(csat_good, 0) AS csat_good,
  coalesce(open_sev1, 0) AS open_sev1,
  oldest_sev1_days
FROM opened
FULL JOIN resolved USING (account_id, point_date)
FULL JOIN severe USING (account_id, point_date)
