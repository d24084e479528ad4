-- staging.engagement_points: the engagement index of each paying account at each point, and its four ranks.
-- Grain:  one row per account that pays at the point, and point, where usage is known.
-- Units:  ranks and index 0 to 100; rank = 100 x (less + half of equal, itself included) / n, n = accounts of the reference
--         with the measure. An account without usage in 28 days is below all others and has 0 on all four.
-- Scope:  reference = paying accounts of the segment that day; below 20 of them all paying accounts. Where usage names
--         no user, active days of the account stand for active days per user.
-- Reads:  staging.account_facts, staging.parameters
WITH measured AS (
  SELECT
    account_id,
    point_date,
    active_days = 0 AS idle,
    CASE WHEN count(*) OVER (PARTITION BY point_date, segment) >= 20 THEN segment END AS reference,
    CASE WHEN active_days = 0 THEN -1 ELSE active_rate END AS active_rate,
    CASE WHEN active_days = 0 THEN -1 ELSE coalesce(active_days_per_user, active_days) END AS active_days,
    CASE WHEN active_days = 0 THEN -1 ELSE breadth END AS breadth,
    CASE WHEN active_days = 0 THEN -1000 ELSE trend END AS trend,
    segment
  FROM staging.account_facts
  WHERE paying AND active_days IS NOT NULL
),
compared AS (
  SELECT point_date, segment AS reference, account_id, idle, active_rate, active_days, breadth, trend
  FROM measured
  WHERE reference IS NOT NULL
  UNION ALL
  SELECT point_date, NULL, account_id, idle, active_rate, active_days, breadth, trend
  FROM measured
  WHERE point_date IN (SELECT point_date FROM measured WHERE reference IS NULL)
),
ranked AS (
  SELECT
    account_id,
    point_date,
    reference,
    idle,
    CASE WHEN active_rate IS NOT NULL THEN
      (rank() OVER by_active_rate - 1 + round(cume_dist() OVER by_active_rate * count(*) OVER peers)) / 2
      / count(active_rate) OVER peers
    END AS active_rate,
    CASE WHEN active_days IS NOT NULL THEN
      (rank() OVER by_active_days - 1 + round(cume_dist() OVER by_active_days * count(*) OVER peers)) / 2
      / count(active_days) OVER peers
    END AS active_days,
    CASE WHEN breadth IS NOT NULL THEN
      (rank() OVER by_breadth - 1 + round(cume_dist() OVER by_breadth * count(*) OVER peers)) / 2 / count(breadth) OVER peers
    END AS breadth,
    CASE WHEN trend IS NOT NULL THEN
      (rank() OVER by_trend - 1 + round(cume_dist() OVER by_trend * count(*) OVER peers)) / 2 / count(trend) OVER peers
    END AS trend
  FROM compared
  WINDOW
    peers AS (PARTITION BY point_date, reference),
    by_active_rate AS (PARTITION BY point_date, reference ORDER BY active_rate NULLS LAST),
    by_active_days AS (PARTITION BY point_date, reference ORDER BY active_days NULLS LAST),
    by_breadth AS (PARTITION BY point_date, reference ORDER BY breadth NULLS LAST),
    by_trend AS (PARTITION BY point_date, reference ORDER BY trend NULLS LAST)
),
own AS (
  SELECT
    r.account_id,
    r.point_date,
    r.reference,
    (CASE WHEN r.idle THEN 0 ELSE 100 * r.active_rate END)::DOUBLE AS rank_active_rate,
    (CASE WHEN r.idle THEN 0 ELSE 100 * r.active_days END)::DOUBLE AS rank_active_days,
    (CASE WHEN r.idle THEN 0 ELSE 100 * r.breadth END)::DOUBLE AS rank_breadth,
    (CASE WHEN r.idle THEN 0 ELSE 100 * r.trend END)::DOUBLE AS rank_trend
  FROM ranked r
  JOIN measured m USING (account_id, point_date)
  WHERE r.reference IS NOT DISTINCT FROM m.reference
)
SELECT
  account_id,
  point_date,
  rank_active_rate,
  rank_active_days,
  rank_breadth,
  rank_trend,
  (
    coalesce(weight_active_rate * rank_active_rate, 0) + coalesce(weight_active_days * rank_active_days, 0)
    + coalesce(weight_breadth * rank_breadth, 0) + coalesce(weight_trend * rank_trend, 0)
  ) / nullif(
    CASE WHEN rank_active_rate IS NULL THEN 0 ELSE weight_active_rate END
    + CASE WHEN rank_active_days IS NULL THEN 0 ELSE weight_active_days END
    + CASE WHEN rank_breadth IS NULL THEN 0 ELSE weight_breadth END
    + CASE WHEN rank_trend IS NULL THEN 0 ELSE weight_trend END,
    0
  ) AS engagement_index,
  CASE WHEN reference IS NULL THEN 'all' ELSE 'segment' END AS engagement_reference
FROM own, staging.parameters
