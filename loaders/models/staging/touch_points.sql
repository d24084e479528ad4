-- staging.touch_points: the relation with each account at each point.
-- Grain:  one row per (account_id, point_date) of the grid.
-- Units:  last_inbound = last day on which the account spoke to us; inbound_known = touches, tickets, surveys or
--         requests know the account by then; touches_90d and proactive_90d (outbound, no escalation) count the last 90
--         days; last_checkin = last day of a touch with purpose checkin.
-- Scope:  all points.
-- Reads:  staging.account_grid, staging.inbound_days, staging.point_days, touches
WITH counted AS (
  SELECT
    account_id,
    point_date,
    count(*)::INTEGER AS touches_90d,
    count_if(direction = 'outbound' AND coalesce(purpose, '') <> 'escalation')::INTEGER AS proactive_90d
  FROM touches
  JOIN staging.point_days ON day = ts::DATE
  GROUP BY ALL
)
SELECT
  g.account_id,
  g.point_date,
  i.day AS last_inbound,
  k.first_known IS NOT NULL AND k.first_known <= g.point_date AS inbound_known,
  c.day AS last_checkin,
  coalesce(t.touches_90d, 0) AS touches_90d,
  coalesce(t.proactive_90d, 0) AS proactive_90d
FROM staging.account_grid g
ASOF LEFT JOIN (SELECT account_id, day FROM staging.inbound_days WHERE inbound) i
  ON g.account_id = i.account_id AND g.point_date >= i.day
ASOF LEFT JOIN (SELECT DISTINCT account_id, ts::DATE AS day FROM touches WHERE purpose = 'checkin') c
  ON g.account_id = c.account_id AND g.point_date >= c.day
LEFT JOIN (SELECT account_id, min(day) AS first_known FROM staging.inbound_days GROUP BY account_id) k
  ON k.account_id = g.account_id
LEFT JOIN counted t ON t.account_id = g.account_id AND t.point_date = g.point_date
