-- account_week: weekly use of each account, in complete ISO weeks.
-- Grain:  one row per account and week, from its first day (subscription, else sign-up, else use) to as_of.
-- Units:  week_end is a Sunday; wau and mau = distinct users of 7 and 28 days that end on it, NULL where usage names no
--         user; active_days = days of the week with usage; seats paid for on week_end, NULL without any.
-- Scope:  missing = no usage row of any account in that week: wau, mau and active_days are then NULL, not zero.
-- Reads:  settings, points, staging.account_spans, staging.user_days, mrr_steps
WITH weeks AS (
  SELECT week_no, first_monday + 7 * week_no + 6 AS week_end, set_bit(repeat('0', weeks)::BIT, week_no, 1) AS week_bit
  FROM (
    SELECT first_monday, weeks, unnest(range(weeks))::INTEGER AS week_no
    FROM (
      SELECT
        date_trunc('week', min(month))::DATE AS first_monday,
        ((date_trunc('week', any_value(as_of) + 1)::DATE - date_trunc('week', min(month))::DATE) // 7)::INTEGER AS weeks
      FROM points, settings
    )
  )
),
days AS (
  SELECT account_id, user_id, day, week_bit
  FROM staging.user_days
  JOIN weeks ON week_end = date_trunc('week', day)::DATE + 6
),
users AS (
  SELECT account_id, user_id, bit_or(week_bit) AS week, week | (week >> 1) | (week >> 2) | (week >> 3) AS month
  FROM days
  GROUP BY account_id, user_id
),
used AS (
  SELECT
    account_id,
    week_no,
    (count(user_id) FILTER (get_bit(week, week_no) = 1))::INTEGER AS wau,
    count(user_id)::INTEGER AS mau,
    bool_and(user_id IS NULL) AS unnamed
  FROM users, weeks
  WHERE get_bit(month, week_no) = 1
  GROUP BY ALL
),
active AS (
  SELECT account_id, week_end, count(*)::INTEGER AS active_days
  FROM (SELECT DISTINCT account_id, day FROM days)
  JOIN weeks ON week_end = date_trunc('week', day)::DATE + 6
  GROUP BY ALL
),
recorded AS (
  SELECT DISTINCT week_end FROM active
),
named AS (
  SELECT min(week_no) AS first_named FROM used WHERE mau > 0
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
  CASE WHEN r.week_end IS NOT NULL AND coalesce(NOT unnamed, first_named <= week_no) THEN coalesce(wau, 0) END AS wau,
  CASE WHEN r.week_end IS NOT NULL AND coalesce(NOT unnamed, first_named <= week_no) THEN coalesce(mau, 0) END AS mau,
  CASE WHEN r.week_end IS NOT NULL THEN coalesce(a.active_days, 0) END AS active_days,
  seats,
  r.week_end IS NULL AS missing
FROM staging.account_spans s
JOIN weeks w ON w.week_end >= s.first_day
CROSS JOIN named
LEFT JOIN recorded r USING (week_end)
LEFT JOIN used USING (account_id, week_no)
LEFT JOIN active a USING (account_id, week_end)
LEFT JOIN held USING (account_id, week_no)
ORDER BY s.account_id, w.week_end
