-- unanswered_detractors: users who last answered NPS with 0 to 6, and to whose account nobody has turned since.
-- Grain:  one row per account, point and user (an answer without a user counts by itself).
-- Units:  days since the answer; score 0 to 6; response_id is the answer's.
-- Scope:  the points, and the day a week before as_of; the last answer of each user in the 90 days that end at the point.
--         Nothing outbound of any kind has gone to the account between the answer and the point's end.
-- Reads:  surveys, touches, staging.point_days
WITH answers AS (
  SELECT
    account_id,
    point_date,
    arg_max(score, (answered_at, response_id)) AS score,
    arg_max(response_id, (answered_at, response_id)) AS response_id,
    max(answered_at) AS answered_at
  FROM surveys
  JOIN staging.point_days ON day = answered_at::DATE
  WHERE kind = 'nps' AND score IS NOT NULL
  GROUP BY account_id, point_date, coalesce('user ' || user_id, 'answer ' || response_id)
)
SELECT
  account_id,
  point_date,
  response_id,
  score,
  answered_at,
  (point_date - answered_at::DATE)::INTEGER AS days
FROM answers a
WHERE score <= 6 AND NOT EXISTS (
  FROM touches o
  WHERE
    o.account_id = a.account_id
    AND o.direction = 'outbound'
    AND o.ts > a.answered_at
    AND o.ts::DATE <= a.point_date
)
ORDER BY account_id, point_date, answered_at, response_id
