-- panel: every signal of every paying account, month by month, beside what happened next.
-- Grain:  one row per account that pays on a month's last day, and month end.
-- Units:  signals as account_point: rates and shares are fractions, *_days days, *_90d over 90 days; error_rate errors per
--         use; price_change_90d a fraction of the price; churned_on the next churn after the point, NULL while none is
--         known; followed_days from the point to as_of: a horizon of H days is decided where it is at least H.
-- Scope:  signals know nothing later than the point; churned_on, notice_on and followed_days are the outcome, never a
--         signal. NULL = not available, never 0.
-- Reads:  account_point, points, settings, account_dim, accounts, churns, surveys, staging.error_points, staging.point_days, staging.price_points, staging.request_points, staging.ticket_times, requests
WITH given AS (
  SELECT (SELECT min(created_at)::DATE FROM requests) AS first_request
),
effort AS (
  SELECT account_id, point_date, avg(score::DECIMAL(9, 4)) AS ces
  FROM surveys
  JOIN staging.point_days ON day = answered_at::DATE
  WHERE kind = 'ces' AND score IS NOT NULL
  GROUP BY ALL
),
next_churn AS (
  SELECT a.account_id, a.point_date, c.churned_on, c.notice_on, c.reason, c.voluntary, c.mrr_lost
  FROM account_point a
  ASOF JOIN (SELECT *, churned_on - 1 AS last_day FROM churns) c
    ON a.account_id = c.account_id AND a.point_date <= c.last_day
)
SELECT
  a.account_id,
  a.point_date,
  a.segment,
  a.plan,
  d.acquisition_source,
  d.sold_by,
  d.first_paid_date,
  a.tenure_days,
  a.mrr,
  a.engagement_index,
  a.active_rate,
  a.active_days_per_user,
  a.breadth,
  a.trend,
  a.stickiness,
  a.user_churn,
  a.seat_utilisation,
  a.wasted_spend,
  a.quiet,
  a.ticket_rate,
  a.oldest_sev1_days,
  a.first_response_median_hours_90d,
  t.resolution_median_hours AS resolution_median_hours_90d,
  a.csat_tickets AS csat,
  a.csat_surveys,
  s.ces,
  (a.promoters - a.detractors) / nullif(a.nps_n, 0) AS nps_share,
  a.detractors > 0 AS has_detractor,
  a.response_rate,
  e.error_rate,
  CASE WHEN a.point_date >= first_request THEN coalesce(r.oldest_request_days, 0) END AS oldest_request_days,
  a.roi,
  a.realised_to_date / nullif(a.promised_measured_to_date, 0) AS realised_share,
  a.goal_attainment,
  a.goals_missed,
  a.champion_risk,
  CASE WHEN a.champions IS NOT NULL THEN a.champion_risk IS NOT DISTINCT FROM 'left' END AS champion_left,
  CASE WHEN a.champions IS NOT NULL THEN a.champion_risk IS NOT DISTINCT FROM 'inactive' END AS champion_inactive,
  own.icp_fit,
  p.price_change_90d,
  a.days_since_checkin,
  a.proactive_90d,
  a.proactive_share,
  a.oldest_overdue_days,
  a.health_score,
  a.health_band,
  n.churned_on,
  n.notice_on,
  n.reason,
  n.voluntary,
  n.mrr_lost,
  (as_of - a.point_date)::INTEGER AS followed_days
FROM account_point a
CROSS JOIN given
CROSS JOIN settings
JOIN points USING (point_date)
JOIN account_dim d USING (account_id)
JOIN accounts own USING (account_id)
LEFT JOIN staging.error_points e USING (account_id, point_date)
LEFT JOIN staging.price_points p USING (account_id, point_date)
LEFT JOIN staging.request_points r USING (account_id, point_date)
LEFT JOIN staging.ticket_times t
  ON t.account_id = a.account_id AND t.period_end = a.point_date AND t.period = '90 days'
LEFT JOIN effort s USING (account_id, point_date)
LEFT JOIN next_churn n USING (account_id, point_date)
WHERE a.paying AND is_month_end
ORDER BY a.account_id, a.point_date
