-- staging.price_points: how an account's price changed in the 90 days before each point.
-- Grain:  one row per (account_id, point_date) that pays in one and the same currency on both days.
-- Units:  price_change_90d = change as a fraction of the MRR per seat (of the MRR where no seats are given), own currency.
-- Scope:  points; a change of product or plan is a change of price like any other.
-- Reads:  staging.watch_days, mrr_steps
WITH held AS (
  SELECT account_id, point_date, currency, mrr, seats,
    sum(mrr) OVER (PARTITION BY account_id, point_date) = mrr AS only_one
  FROM staging.watch_days
  JOIN mrr_steps ON from_date <= point_date AND point_date < to_date
)
SELECT
  h.account_id,
  h.point_date,
  CASE
    WHEN h.seats > 0 AND p.seats > 0 THEN (h.mrr / h.seats) / (p.mrr / p.seats) - 1
    WHEN h.seats IS NULL AND p.seats IS NULL THEN h.mrr / p.mrr - 1
  END AS price_change_90d
FROM held h
JOIN mrr_steps p
  ON p.account_id = h.account_id AND p.currency = h.currency
  AND p.from_date <= h.point_date - 90 AND h.point_date - 90 < p.to_date
WHERE h.only_one
