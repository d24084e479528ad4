-- account_week: weekly use of each account, in complete ISO weeks.
-- Grain:  one row per account and week, from its first day (subscription, else sign-up, else use) to as_of.
-- Units:  week_end is a Sunday; wau and mau = distinct users of 7 and 28 days that end on it, NULL where usage names no
--         user; active_days = days of the week with usage; seats paid for on week_end, NULL without any.
-- Scope:  missing = no usage row of any account in that week: wau, mau and active_days are then NULL, not zero.
-- Reads:  settings, points, staging.account_spans, staging.user_days, mrr_steps
WITH weeks AS (
  SELECT week_no::INTEGER AS week_no, (first_monday + 7 * week_no::INTEGER + 6) AS week_end
  FROM (
    SELECT
      date_trunc('week', min(month))::DATE AS first_monday,
      date_trunc('week', any_value(as_of) + 1)::DATE AS end_monday
    FROM points, settings
  ), (SELECT unnest(range(5200)) AS week_no)
  WHERE first_monday + 7 * week_no::INTEGER < end_monday
),
use_days AS (
  SELECT
    account_id,
    user_id,
    weeks.week_no,
    bit_or(1 << (isodow(day) - 1)::INTEGER) AS days
  FROM staging.user_days
  JOIN weeks ON week_end = date_trunc('week', day)::DATE + 6
  GROUP BY ALL
),
spread AS (
  SELECT account_id, user_id, week_no + later AS week_no, bit_or(CASE WHEN later = 0 THEN days ELSE 0 END) AS days
  FROM use_days, (SELECT unnest(range(4))::INTEGER AS later)
  GROUP BY ALL
),
used AS (
  SELECT
    account_id,
    week_no,
    (count(user_id) FILTER (days > 0))::INTEGER AS wau,
    count(user_id)::INTEGER AS mau,
    bit_count(bit_or(days))::INTEGER AS active_days,
    bool_and(user_id IS NULL) AS unnamed
  FROM spread
  GROUP BY ALL
),
recorded AS (
  SELECT DISTINCT week_no FROM use_days
),
named AS (
  SELECT min(week_no) AS first_named FROM use_days WHERE user_id IS NOT NULL
),
held AS (
  SELECT account_id, week_no, sum(seats)::INTEGER AS seats
  FROM mrr_steps
  JOIN weeks ON week_end >= from_date AND week_end < to_date
  GROUP BY ALL
)
SELECT
  s.account_id,
  w.week_end,
  CASE WHEN r.week_no IS NOT NULL AND coalesce(NOT u.unnamed, first_named <= w.week_no) THEN coalesce(u.wau, 0) END AS wau,
  CASE WHEN r.week_no IS NOT NULL AND coalesce(NOT u.unnamed, first_named <= w.week_no) THEN coalesce(u.mau, 0) END AS mau,
  CASE WHEN r.week_no IS NOT NULL THEN coalesce(u.active_days, 0) END AS active_days,
  h.seats,
  r.week_no IS NULL AS missing
FROM staging.account_spans s
JOIN weeks w ON w.week_end >= s.first_day
CROSS JOIN named
LEFT JOIN recorded r USING (week_no)
LEFT JOIN used u USING (account_id, week_no)
LEFT JOIN held h USING (account_id, week_no)
ORDER BY s.account_id, w.week_end
