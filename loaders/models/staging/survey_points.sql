-- staging.survey_points: what the users of each account answered in the 90 days that end at each point.
-- Grain:  one row per (account_id, point_date) with an invitation or an answer in 90 days.
-- Units:  nps_n, promoters (9, 10), detractors (0 to 6): the last answer of each user, an answer without a user counts by
--         itself; csat_surveys_n, csat_surveys_good (4 or 5) of kind csat; surveys_sent_90d = invitations at least 14
--         days old, surveys_answered_90d = those answered by then.
-- Scope:  all points; all kinds of survey for the response, kind nps for NPS.
-- Reads:  surveys, staging.point_days
WITH answers AS (
  SELECT account_id, point_date, arg_max(score, (answered_at, response_id)) AS score
  FROM surveys
  JOIN staging.point_days ON day = answered_at::DATE
  WHERE kind = 'nps' AND score IS NOT NULL
  GROUP BY account_id, point_date, coalesce(user_id, 'response ' || response_id), user_id IS NULL
),
counted AS (
  SELECT
    account_id,
    point_date,
    count(*)::INTEGER AS nps_n,
    count_if(score >= 9)::INTEGER AS promoters,
    count_if(score <= 6)::INTEGER AS detractors
  FROM answers
  GROUP BY ALL
),
rated AS (
  SELECT
    account_id,
    point_date,
    count(*)::INTEGER AS csat_surveys_n,
    count_if(score >= 4)::INTEGER AS csat_surveys_good
  FROM surveys
  JOIN staging.point_days ON day = answered_at::DATE
  WHERE kind = 'csat' AND score IS NOT NULL
  GROUP BY ALL
),
invited AS (
  SELECT
    account_id,
    point_date,
    (count(*) FILTER (age_days >= 14))::INTEGER AS surveys_sent_90d,
    (count(*) FILTER (age_days >= 14 AND answered_at::DATE <= point_date))::INTEGER AS surveys_answered_90d
  FROM surveys
  JOIN staging.point_days ON day = sent_at::DATE
  GROUP BY ALL
)
SELECT
  account_id,
  point_date,
  coalesce(nps_n, 0) AS nps_n,
  coalesce(promoters, 0) AS promoters,
  coalesce(detractors, 0) AS detractors,
  coalesce(csat_surveys_n, 0) AS csat_surveys_n,
  coalesce(csat_surveys_good, 0) AS csat_surveys_good,
  coalesce(surveys_sent_90d, 0) AS surveys_sent_90d,
  coalesce(surveys_answered_90d, 0) AS surveys_answered_90d
FROM counted
FULL JOIN rated USING (account_id, point_date)
FULL JOIN invited USING (account_id, point_date)
