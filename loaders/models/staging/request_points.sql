-- staging.request_points: how long the oldest unanswered request of an account has been waiting at each point.
-- Grain:  one row per (account_id, point_date) with an open request.
-- Units:  open_requests; oldest_request_days since the oldest of them was made.
-- Scope:  requests not shipped by the point; a decline is not dated, so declined requests never count.
-- Reads:  requests, staging.watch_days
SELECT
  account_id,
  point_date,
  count(*)::INTEGER AS open_requests,
  max(point_date - created_at::DATE)::INTEGER AS oldest_request_days
FROM requests
JOIN staging.watch_days ON created_at::DATE <= point_date AND (shipped_at IS NULL OR shipped_at::DATE > point_date)
WHERE coalesce(status, 'open') <> 'declined'
GROUP BY account_id, point_date
