-- staging.inbound_days: the days on which an account spoke to us, or could have been known to.
-- Grain:  one row per (account_id, day).
-- Units:  inbound = an inbound touch, a ticket opened, a survey answered or a request made; without it the day only
--         shows that one of these tables knows the account (an outbound touch, an invitation).
-- Scope:  all days to as_of.
-- Reads:  touches, tickets, surveys, requests
SELECT account_id, day, bool_or(inbound) AS inbound
FROM (
  SELECT account_id, ts::DATE AS day, coalesce(direction = 'inbound', false) AS inbound FROM touches
  UNION ALL
  SELECT account_id, opened_at::DATE, true FROM tickets
  UNION ALL
  SELECT account_id, sent_at::DATE, false FROM surveys WHERE sent_at IS NOT NULL
  UNION ALL
  SELECT account_id, answered_at::DATE, true FROM surveys WHERE answered_at IS NOT NULL
  UNION ALL
  SELECT account_id, created_at::DATE, true FROM requests
)
GROUP BY ALL
