-- account_quarter: what happened with each account in each fiscal quarter.
-- Grain:  one row per account that has signed up by the quarter's last day (or as_of), and quarter.
-- Units:  start_mrr, end_mrr, promised, promised_measured, realised and paid (fees of the months with a measured item) in
--         the reporting currency, both MRRs at the rate of t0's month (at the earliest the first month); *_hours are
--         Kaplan-Meier medians and 90th percentiles (p90) of tickets opened in the quarter, open ones censored at its
--         end, NULL while not reached; users_* count users of the 28 days that end at t0 and t1.
-- Scope:  to as_of: the last quarter may not be complete. Counts are NULL before the first row of their table.
-- Reads:  quarters, points, mrr_steps, fx, tickets, surveys, touches, requests, staging.account_spans, staging.quarter_tickets, staging.quarter_voice, staging.quarter_users, staging.ticket_times, staging.value_months
WITH ends AS (
  SELECT
    account_id,
    quarter,
    sum(round(s.mrr * rate, 2)::DECIMAL(18, 2)) FILTER (from_date <= t0) AS start_mrr,
    sum(round(s.mrr * rate, 2)::DECIMAL(18, 2)) FILTER (to_date > t1) AS end_mrr
  FROM mrr_steps s
  JOIN quarters ON (from_date <= t0 AND to_date > t0) OR (from_date <= t1 AND to_date > t1)
  JOIN fx ON fx.currency = s.currency AND fx.month = greatest(date_trunc('month', t0), (SELECT min(month) FROM points))
  GROUP BY ALL
),
worth AS (
  SELECT
    account_id,
    quarter,
    sum(promised)::DECIMAL(18, 2) AS promised,
    sum(promised_measured)::DECIMAL(18, 2) AS promised_measured,
    sum(realised)::DECIMAL(18, 2) AS realised,
    sum(paid)::DECIMAL(18, 2) AS paid
  FROM staging.value_months
  JOIN quarters ON month BETWEEN first_day AND t1
  GROUP BY ALL
),
given AS (
  SELECT
    (SELECT min(opened_at)::DATE FROM tickets) AS first_ticket,
    (SELECT min(least(sent_at, answered_at))::DATE FROM surveys) AS first_survey,
    (SELECT min(ts)::DATE FROM touches) AS first_touch,
    (SELECT min(created_at)::DATE FROM requests) AS first_request
)
SELECT
  account_id,
  quarter,
  q.first_day,
  t1 AS last_day,
  is_complete,
  coalesce(start_mrr, 0)::DECIMAL(18, 2) AS start_mrr,
  coalesce(end_mrr, 0)::DECIMAL(18, 2) AS end_mrr,
  CASE WHEN t1 >= first_ticket THEN coalesce(tickets_opened, 0) END AS tickets_opened,
  CASE WHEN t1 >= first_ticket THEN coalesce(severity_1, 0) END AS severity_1,
  CASE WHEN t1 >= first_ticket THEN coalesce(severity_2, 0) END AS severity_2,
  CASE WHEN t1 >= first_ticket THEN coalesce(severity_3, 0) END AS severity_3,
  CASE WHEN t1 >= first_ticket THEN coalesce(severity_4, 0) END AS severity_4,
  CASE WHEN t1 >= first_ticket THEN coalesce(severity_unknown, 0) END AS severity_unknown,
  CASE WHEN t1 >= first_ticket THEN coalesce(tickets_escalated, 0) END AS tickets_escalated,
  CASE WHEN t1 >= first_ticket THEN coalesce(tickets_resolved, 0) END AS tickets_resolved,
  CASE WHEN t1 >= first_ticket THEN coalesce(tickets_open_end, 0) END AS tickets_open_end,
  first_response_median_hours,
  first_response_p90_hours,
  resolution_median_hours,
  resolution_p90_hours,
  CASE WHEN t1 >= first_ticket THEN coalesce(csat_tickets_n, 0) END AS csat_tickets_n,
  CASE WHEN t1 >= first_ticket THEN coalesce(csat_tickets_good, 0) END AS csat_tickets_good,
  CASE WHEN t1 >= first_survey THEN coalesce(nps_n, 0) END AS nps_n,
  CASE WHEN t1 >= first_survey THEN coalesce(promoters, 0) END AS promoters,
  CASE WHEN t1 >= first_survey THEN coalesce(detractors, 0) END AS detractors,
  CASE WHEN t1 >= first_survey THEN coalesce(csat_surveys_n, 0) END AS csat_surveys_n,
  CASE WHEN t1 >= first_survey THEN coalesce(csat_surveys_good, 0) END AS csat_surveys_good,
  CASE WHEN t1 >= first_survey THEN coalesce(ces_n, 0) END AS ces_n,
  ces_mean,
  CASE WHEN t1 >= first_survey THEN coalesce(surveys_sent, 0) END AS surveys_sent,
  CASE WHEN t1 >= first_survey THEN coalesce(surveys_answered, 0) END AS surveys_answered,
  CASE WHEN t1 >= first_touch THEN coalesce(touches, 0) END AS touches,
  CASE WHEN t1 >= first_touch THEN coalesce(touches_proactive, 0) END AS touches_proactive,
  CASE WHEN t1 >= first_request THEN coalesce(requests_made, 0) END AS requests_made,
  CASE WHEN t1 >= first_request THEN coalesce(requests_shipped, 0) END AS requests_shipped,
  users_before,
  users_after,
  users_lost,
  promised,
  promised_measured,
  CASE WHEN promised_measured > 0 OR realised <> 0 THEN realised END AS realised,
  paid
FROM staging.account_spans s
JOIN quarters q ON signed_on <= t1
CROSS JOIN given
LEFT JOIN ends USING (account_id, quarter)
LEFT JOIN staging.quarter_tickets USING (account_id, quarter)
LEFT JOIN staging.quarter_voice USING (account_id, quarter)
LEFT JOIN staging.quarter_users USING (account_id, quarter)
LEFT JOIN (FROM staging.ticket_times WHERE period = 'quarter') r ON r.account_id = s.account_id AND r.period_end = q.t1
LEFT JOIN worth USING (account_id, quarter)
ORDER BY account_id, q.first_day
