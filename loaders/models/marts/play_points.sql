-- play_points: what the triggers of plays may name, for every account that pays, on each day that is looked at.
-- Grain:  one row per account that pays on the day, and day.
-- Units:  as account_point and panel; tickets_usual = mean of tickets_28d over the month ends 28 to 200 days before (three
--         at least); days_since_use from the first payment where nobody ever used the product; proactive_ever =
--         false where no such touch is among those that are kept by the day, so that never is told from not known;
--         *_overdue and invoices_failed count.
-- Scope:  the points, and the day a week before as_of; knows nothing later than the day, but that a payment which failed
--         and was made later on counts as made. NULL = not available, never 0.
-- Reads:  staging.account_days, accounts, requests, touches, invoices, subscriptions, usage_user_day, unanswered_detractors, staging.error_points, staging.price_points, staging.request_points, staging.goal_points, staging.watch_days
WITH given AS (
  SELECT
    (SELECT min(created_at)::DATE FROM requests) AS first_request,
    (SELECT min(issued_on) FROM invoices) AS first_invoice,
    (SELECT min(ts)::DATE FROM touches WHERE direction = 'outbound') AS first_outbound
),
use_days AS (
  SELECT DISTINCT account_id, day FROM usage_user_day WHERE uses > 0
),
outbound AS (
  SELECT account_id, ts::DATE AS day, coalesce(purpose, '') <> 'escalation' AS proactive
  FROM touches
  WHERE direction = 'outbound'
),
unanswered AS (
  SELECT
    account_id,
    point_date,
    count(*)::INTEGER AS unanswered_detractors,
    max(days) AS unanswered_detractor_days
  FROM unanswered_detractors
  GROUP BY ALL
),
failed AS (
  SELECT account_id, point_date, count(*)::INTEGER AS invoices_failed
  FROM invoices
  JOIN staging.watch_days ON issued_on <= point_date AND (paid_on IS NULL OR paid_on > point_date)
  WHERE status = 'failed'
  GROUP BY ALL
),
renewals AS (
  SELECT account_id, point_date, min(renewal_date - point_date)::INTEGER AS days_to_renewal
  FROM subscriptions
  JOIN staging.watch_days
    ON start_date <= point_date AND (end_date IS NULL OR end_date > point_date) AND renewal_date >= point_date
  WHERE mrr > 0 AND NOT coalesce(is_trial, false)
  GROUP BY ALL
),
usual AS (
  SELECT
    account_id,
    point_date,
    CASE WHEN count(tickets_28d) OVER months >= 3 THEN avg(tickets_28d) OVER months END AS tickets_usual
  FROM staging.account_days
  WHERE paying
  WINDOW months AS (
    PARTITION BY account_id ORDER BY point_date
    RANGE BETWEEN INTERVAL 200 DAYS PRECEDING AND INTERVAL 28 DAYS PRECEDING
  )
)
SELECT
  a.account_id,
  a.point_date,
  a.segment,
  a.plan,
  a.tenure_days,
  a.mrr::DOUBLE AS mrr,
  a.seats,
  a.mau,
  a.active_rate,
  a.active_days_per_user,
  a.breadth,
  a.trend,
  a.stickiness,
  a.user_churn,
  a.seat_utilisation,
  a.unused_seats,
  a.unused_share,
  a.wasted_spend,
  a.engagement_index,
  a.quiet,
  CASE
    WHEN a.active_days IS NOT NULL THEN (a.point_date - coalesce(d.day, a.point_date - a.tenure_days))::INTEGER
  END AS days_since_use,
  e.error_rate,
  a.ticket_rate,
  a.tickets_28d,
  u.tickets_usual,
  a.open_sev1,
  CASE WHEN a.open_sev1 IS NOT NULL THEN coalesce(a.oldest_sev1_days, 0) END AS oldest_sev1_days,
  a.first_response_median_hours_90d,
  a.csat,
  a.nps,
  a.response_rate,
  a.promoters,
  a.detractors,
  CASE
    WHEN a.detractors IS NOT NULL AND a.point_date >= first_outbound THEN coalesce(n.unanswered_detractors, 0)
  END AS unanswered_detractors,
  CASE
    WHEN a.detractors IS NOT NULL AND a.point_date >= first_outbound THEN coalesce(n.unanswered_detractor_days, 0)
  END AS unanswered_detractor_days,
  a.days_since_checkin,
  (a.point_date - o.day)::INTEGER AS days_since_proactive,
  CASE WHEN a.proactive_90d IS NOT NULL THEN o.day IS NOT NULL END AS proactive_ever,
  a.proactive_90d,
  a.proactive_share,
  a.champions,
  CASE WHEN a.champions IS NOT NULL THEN coalesce(a.champion_risk, 'no risk') END AS champion_risk,
  a.roi,
  a.realised_to_date::DOUBLE / nullif(a.promised_measured_to_date::DOUBLE, 0) AS realised_share,
  a.goals_open,
  a.goals_missed,
  g.goals_overdue,
  a.goal_attainment,
  a.invoices_overdue,
  a.oldest_overdue_days,
  CASE WHEN a.point_date >= first_invoice THEN coalesce(f.invoices_failed, 0) END AS invoices_failed,
  CASE WHEN a.point_date >= first_request THEN coalesce(r.oldest_request_days, 0) END AS oldest_request_days,
  p.price_change_90d,
  own.icp_fit::DOUBLE AS icp_fit,
  a.health_score,
  a.health_band,
  a.health_change,
  w.days_to_renewal
FROM staging.account_days a
CROSS JOIN given
JOIN accounts own USING (account_id)
ASOF LEFT JOIN use_days d ON a.account_id = d.account_id AND a.point_date >= d.day
ASOF LEFT JOIN (SELECT DISTINCT account_id, day FROM outbound WHERE proactive) o
  ON a.account_id = o.account_id AND a.point_date >= o.day
LEFT JOIN staging.error_points e ON e.account_id = a.account_id AND e.point_date = a.point_date
LEFT JOIN staging.price_points p ON p.account_id = a.account_id AND p.point_date = a.point_date
LEFT JOIN staging.request_points r ON r.account_id = a.account_id AND r.point_date = a.point_date
LEFT JOIN staging.goal_points g ON g.account_id = a.account_id AND g.point_date = a.point_date
LEFT JOIN usual u ON u.account_id = a.account_id AND u.point_date = a.point_date
LEFT JOIN unanswered n ON n.account_id = a.account_id AND n.point_date = a.point_date
LEFT JOIN failed f ON f.account_id = a.account_id AND f.point_date = a.point_date
LEFT JOIN renewals w ON w.account_id = a.account_id AND w.point_date = a.point_date
WHERE a.paying
ORDER BY a.account_id, a.point_date
