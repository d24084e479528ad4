-- staging.account_facts: everything about an account at a point that needs no comparison and no history.
-- Grain:  one row per account that has signed up by the point, and point.
-- Units:  as account_point.
-- Scope:  all points. Usage is NULL where no account has a usage row in the window; user metrics are NULL where the usage
--         names no user.
-- Reads:  staging.account_grid, staging.mrr_points, staging.usage_points, staging.usage_windows, staging.plan_features, staging.seat_points, staging.touch_points, staging.ticket_points, staging.ticket_times, staging.survey_points, staging.champion_points, staging.value_points, staging.goal_points, staging.invoice_points, tickets, surveys, touches
WITH given AS (
  SELECT
    (SELECT min(opened_at)::DATE FROM tickets) AS first_ticket,
    (SELECT min(least(sent_at, answered_at))::DATE FROM surveys) AS first_survey,
    (SELECT min(ts)::DATE FROM touches) AS first_touch,
    (SELECT count(csat) FROM tickets) > 0 AS tickets_rated
),
usage AS (
  SELECT
    account_id,
    point_date,
    known,
    CASE WHEN known AND coalesce(u.named OR (u.active_days = 0 AND w.named), w.named) THEN true END AS named,
    CASE WHEN known AND previous_known THEN true END AS comparable,
    coalesce(mau, 0) AS mau,
    coalesce(wau, 0) AS wau,
    coalesce(previous_mau, 0) AS previous_mau,
    coalesce(lost_users, 0) AS lost_users,
    coalesce(user_days, 0) AS user_days,
    coalesce(previous_user_days, 0) AS previous_user_days,
    coalesce(active_days, 0) AS active_days,
    coalesce(previous_active_days, 0) AS previous_active_days,
    coalesce(features_used, 0) AS features_used
  FROM staging.account_grid
  JOIN staging.usage_windows w USING (point_date)
  LEFT JOIN staging.usage_points u USING (account_id, point_date)
),
measured AS (
  SELECT
    account_id,
    point_date,
    CASE WHEN named THEN mau END AS mau,
    CASE WHEN named THEN wau END AS wau,
    CASE WHEN named THEN user_days END AS user_days,
    CASE WHEN known THEN active_days END AS active_days,
    CASE WHEN known THEN features_used END AS features_used,
    CASE WHEN named AND comparable THEN lost_users END AS lost_users,
    CASE WHEN named AND comparable THEN previous_mau END AS user_churn_base,
    CASE
      WHEN named AND comparable THEN ln((user_days + 1) / (previous_user_days + 1))
      WHEN comparable THEN ln((active_days + 1) / (previous_active_days + 1))
    END AS trend
  FROM usage
)
SELECT
  account_id,
  point_date,
  g.segment,
  g.plan,
  coalesce(m.mrr, 0)::DECIMAL(18, 2) AS mrr,
  m.contract_mrr,
  m.contract_currency,
  m.seats,
  m.mrr IS NOT NULL AS paying,
  g.tenure_days,
  u.mau,
  u.wau,
  u.user_days / 28 AS dau_mean,
  u.user_days / 28 / nullif(u.mau, 0) AS stickiness,
  u.user_days,
  u.active_days,
  u.user_days / nullif(u.mau, 0) AS active_days_per_user,
  u.features_used,
  CASE WHEN u.features_used IS NOT NULL THEN f.features_available END AS features_available,
  u.features_used / f.features_available AS breadth,
  u.mau / nullif(greatest(m.seats, s.users), 0) AS active_rate,
  greatest(m.seats, s.users) AS active_rate_base,
  u.mau / nullif(m.seats, 0) AS seat_utilisation,
  CASE WHEN u.mau < m.seats THEN m.seats - u.mau WHEN u.mau >= m.seats THEN 0 END AS unused_seats,
  CASE WHEN unused_seats >= 0 THEN least(unused_seats, s.partial) END AS unused_partial,
  CASE WHEN unused_seats >= 0 THEN least(unused_seats - unused_partial, s.lapsed) END AS unused_lapsed,
  unused_seats - unused_partial - unused_lapsed AS unused_never,
  unused_seats / nullif(m.seats, 0) AS unused_share,
  unused_seats * m.mrr::DOUBLE / nullif(m.seats, 0) AS wasted_spend,
  CASE WHEN point_date - g.first_day >= 56 THEN u.trend END AS trend,
  u.lost_users / nullif(u.user_churn_base, 0) AS user_churn,
  u.user_churn_base,
  (point_date - t.last_inbound)::INTEGER AS days_since_inbound,
  t.inbound_known,
  (point_date - coalesce(t.last_inbound, g.first_day))::INTEGER AS silent_days,
  CASE WHEN point_date >= first_ticket THEN coalesce(k.tickets_28d, 0) END AS tickets_28d,
  CASE WHEN point_date >= first_ticket THEN 100 * coalesce(k.tickets_28d, 0) / nullif(u.mau, 0) END AS ticket_rate,
  CASE WHEN point_date >= first_ticket THEN coalesce(k.open_sev1, 0) END AS open_sev1,
  k.oldest_sev1_days,
  r.first_response_median_hours AS first_response_median_hours_90d,
  CASE WHEN point_date >= first_ticket THEN coalesce(k.csat_n, 0) END AS csat_n,
  CASE WHEN point_date >= first_ticket THEN coalesce(k.csat_good, 0) END AS csat_good,
  k.csat_good / nullif(k.csat_n, 0) AS csat_tickets,
  v.csat_surveys_good / nullif(v.csat_surveys_n, 0) AS csat_surveys,
  CASE WHEN tickets_rated THEN csat_tickets ELSE csat_surveys END AS csat,
  CASE WHEN v.nps_n >= 5 THEN 100 * (v.promoters - v.detractors) / v.nps_n END AS nps,
  v.surveys_answered_90d / nullif(v.surveys_sent_90d, 0) AS response_rate,
  CASE WHEN point_date >= first_survey THEN coalesce(v.nps_n, 0) END AS nps_n,
  CASE WHEN point_date >= first_survey THEN coalesce(v.promoters, 0) END AS promoters,
  CASE WHEN point_date >= first_survey THEN coalesce(v.detractors, 0) END AS detractors,
  CASE WHEN point_date >= first_survey THEN coalesce(v.csat_surveys_n, 0) END AS csat_surveys_n,
  CASE WHEN point_date >= first_survey THEN coalesce(v.csat_surveys_good, 0) END AS csat_surveys_good,
  CASE WHEN point_date >= first_survey THEN coalesce(v.surveys_sent_90d, 0) END AS surveys_sent_90d,
  CASE WHEN point_date >= first_survey THEN coalesce(v.surveys_answered_90d, 0) END AS surveys_answered_90d,
  (point_date - t.last_checkin)::INTEGER AS days_since_checkin,
  t.proactive_90d / nullif(t.touches_90d, 0) AS proactive_share,
  CASE WHEN point_date >= first_touch THEN t.touches_90d END AS touches_90d,
  CASE WHEN point_date >= first_touch THEN t.proactive_90d END AS proactive_90d,
  c.champions,
  c.champion_risk,
  w.roi,
  w.promised_to_date,
  w.promised_measured_to_date,
  w.realised_to_date,
  w.paid_to_date,
  o.goals_open,
  o.goals_met,
  o.goals_missed,
  o.goal_attainment,
  i.invoices_overdue,
  i.oldest_overdue_days
FROM staging.account_grid g
CROSS JOIN given
JOIN measured u USING (account_id, point_date)
JOIN staging.seat_points s USING (account_id, point_date)
JOIN staging.touch_points t USING (account_id, point_date)
LEFT JOIN staging.mrr_points m USING (account_id, point_date)
LEFT JOIN staging.plan_features f USING (plan, point_date)
LEFT JOIN staging.ticket_points k USING (account_id, point_date)
LEFT JOIN staging.ticket_times r ON r.account_id = g.account_id AND r.period_end = g.point_date AND r.period = '90 days'
LEFT JOIN staging.survey_points v USING (account_id, point_date)
LEFT JOIN staging.champion_points c USING (account_id, point_date)
LEFT JOIN staging.value_points w USING (account_id, point_date)
LEFT JOIN staging.goal_points o USING (account_id, point_date)
LEFT JOIN staging.invoice_points i USING (account_id, point_date)
