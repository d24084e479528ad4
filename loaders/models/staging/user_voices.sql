-- staging.user_voices: what each user filed and answered in the 90 days that end at each point.
-- Grain:  one row per (account_id, user_id, point_date) with a request, a ticket or an answer.
-- Units:  filed = requests and tickets; answered = survey answers.
-- Scope:  all points; rows without a user are left out.
-- Reads:  requests, tickets, surveys, staging.point_days
WITH days AS (
  SELECT account_id, user_id, created_at::DATE AS day, 1 AS filed, 0 AS answered FROM requests
  UNION ALL
  SELECT account_id, user_id, opened_at::DATE, 1, 0 FROM tickets
  UNION ALL
  SELECT account_id, user_id, answered_at::DATE, 0, 1 FROM surveys WHERE answered_at IS NOT NULL
)
SELECT account_id, user_id, point_date, sum(filed)::INTEGER AS filed, sum(answered)::INTEGER AS answered
FROM days
JOIN staging.point_days USING (day)
WHERE user_id IS NOT NULL
GROUP BY ALL
