-- movements_daily: every change of an account's MRR, for the daily view of movements.
-- Grain:  one row per account and day on which its MRR changed.
-- Units:  amount above 0 in the reporting currency per month, at the rate of the day's month, to the cent.
--         kind: new, reactivation, expansion, contraction, churned.
-- Scope:  all days to as_of. A change of a rate is no movement of this view.
-- Reads:  mrr_steps, fx, settings, staging.account_spans
WITH days AS (
  SELECT account_id, from_date AS day FROM mrr_steps
  UNION
  SELECT account_id, to_date FROM mrr_steps, settings WHERE to_date <= as_of
),
sums AS (
  SELECT
    d.account_id,
    d.day,
    coalesce(sum(round(s.mrr * rate, 2)::DECIMAL(18, 2)) FILTER (from_date < d.day), 0) AS before,
    coalesce(sum(round(s.mrr * rate, 2)::DECIMAL(18, 2)) FILTER (to_date > d.day), 0) AS after
  FROM days d
  JOIN mrr_steps s ON s.account_id = d.account_id AND from_date <= d.day AND to_date >= d.day
  JOIN fx ON fx.currency = s.currency AND fx.month = date_trunc('month', d.day)
  GROUP BY ALL
)
SELECT
  account_id,
  day,
  CASE
    WHEN before = 0 AND day = first_paid_date THEN 'new'
    WHEN before = 0 THEN 'reactivation'
    WHEN after = 0 THEN 'churned'
    WHEN after > before THEN 'expansion'
    ELSE 'contraction'
  END AS kind,
  abs(after - before)::DECIMAL(18, 2) AS amount
FROM sums
JOIN staging.account_spans USING (account_id)
WHERE before <> after
ORDER BY account_id, day
