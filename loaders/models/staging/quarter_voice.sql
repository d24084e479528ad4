-- staging.quarter_voice: what each account answered and asked for in each quarter.
-- Grain:  one row per (account_id, quarter) with an invitation, an answer, a touch or a request.
-- Units:  nps_n, promoters, detractors: the last answer of each user in the quarter; csat_surveys_good = 4 or 5; ces_mean 1
--         to 7; surveys_sent = invitations of the quarter at least 14 days old on its last day, surveys_answered = those
--         answered by then; touches_proactive = outbound, no escalation.
-- Scope:  to as_of.
-- Reads:  surveys, touches, requests, quarters, staging.quarter_days
WITH nps AS (
  SELECT account_id, quarter, arg_max(score, (answered_at, response_id)) AS score
  FROM surveys
  JOIN staging.quarter_days ON day = answered_at::DATE
  WHERE kind = 'nps' AND score IS NOT NULL
  GROUP BY account_id, quarter, coalesce(user_id, 'response ' || response_id), user_id IS NULL
),
events AS (
  SELECT account_id, quarter, 'nps' AS kind, score::DOUBLE AS score FROM nps
  UNION ALL
  SELECT account_id, quarter, kind, score::DOUBLE
  FROM surveys
  JOIN staging.quarter_days ON day = answered_at::DATE
  WHERE kind IN ('csat', 'ces') AND score IS NOT NULL
  UNION ALL
  SELECT account_id, quarter, 'sent', (answered_at::DATE <= t1)::INTEGER
  FROM surveys
  JOIN staging.quarter_days ON day = sent_at::DATE
  JOIN quarters USING (quarter)
  WHERE day <= t1 - 14
  UNION ALL
  SELECT account_id, quarter, 'touch', (direction = 'outbound' AND coalesce(purpose, '') <> 'escalation')::INTEGER
  FROM touches
  JOIN staging.quarter_days ON day = ts::DATE
  UNION ALL
  SELECT account_id, quarter, 'request', NULL
  FROM requests
  JOIN staging.quarter_days ON day = created_at::DATE
  UNION ALL
  SELECT account_id, quarter, 'shipped', NULL
  FROM requests
  JOIN staging.quarter_days ON day = shipped_at::DATE
)
SELECT
  account_id,
  quarter,
  count_if(kind = 'nps')::INTEGER AS nps_n,
  count_if(kind = 'nps' AND score >= 9)::INTEGER AS promoters,
  count_if(kind = 'nps' AND score <= 6)::INTEGER AS detractors,
  count_if(kind = 'csat')::INTEGER AS csat_surveys_n,
  count_if(kind = 'csat' AND score >= 4)::INTEGER AS csat_surveys_good,
  count_if(kind = 'ces')::INTEGER AS ces_n,
  avg(score::DECIMAL(9, 4)) FILTER (kind = 'ces') AS ces_mean,
  count_if(kind = 'sent')::INTEGER AS surveys_sent,
  count_if(kind = 'sent' AND score = 1)::INTEGER AS surveys_answered,
  count_if(kind = 'touch')::INTEGER AS touches,
  count_if(kind = 'touch' AND score = 1)::INTEGER AS touches_proactive,
  count_if(kind = 'request')::INTEGER AS requests_made,
  count_if(kind = 'shipped')::INTEGER AS requests_shipped
FROM events
GROUP BY ALL
