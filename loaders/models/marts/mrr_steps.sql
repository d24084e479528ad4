-- mrr_steps: stretches of constant paid MRR and seats, in the currency of the contract.
-- Grain:  one row per (account_id, currency, from_date); from_date is in the stretch, to_date is not.
-- Units:  mrr in currency per month, above 0; seats NULL where no subscription of the stretch gives any.
-- Scope:  trials and subscriptions without a price are left out; to_date is 9999-12-31 while the stretch runs.
-- Reads:  subscriptions
WITH paid AS (
  SELECT account_id, currency, start_date, end_date, mrr, seats
  FROM subscriptions
  WHERE NOT coalesce(is_trial, false) AND mrr > 0 AND (end_date IS NULL OR end_date > start_date)
),
changes AS (
  SELECT account_id, currency, start_date AS day, mrr, coalesce(seats, 0) AS seats, (seats IS NOT NULL)::INTEGER AS given
  FROM paid
  UNION ALL
  SELECT account_id, currency, end_date, -mrr, -coalesce(seats, 0), -((seats IS NOT NULL)::INTEGER)
  FROM paid
  WHERE end_date IS NOT NULL
),
days AS (
  SELECT account_id, currency, day, sum(mrr) AS mrr, sum(seats) AS seats, sum(given) AS given
  FROM changes
  GROUP BY ALL
),
running AS (
  SELECT
    account_id,
    currency,
    day,
    sum(mrr) OVER past AS mrr,
    CASE WHEN sum(given) OVER past > 0 THEN sum(seats) OVER past END AS seats
  FROM days
  WINDOW past AS (PARTITION BY account_id, currency ORDER BY day)
),
changed AS (
  SELECT *
  FROM running
  WINDOW past AS (PARTITION BY account_id, currency ORDER BY day)
  QUALIFY mrr IS DISTINCT FROM lag(mrr) OVER past OR seats IS DISTINCT FROM lag(seats) OVER past
),
steps AS (
  SELECT
    account_id,
    day AS from_date,
    lead(day, 1, DATE '9999-12-31') OVER (PARTITION BY account_id, currency ORDER BY day) AS to_date,
    mrr::DECIMAL(18, 2) AS mrr,
    seats::INTEGER AS seats,
    currency
  FROM changed
)
FROM steps
WHERE mrr > 0
ORDER BY account_id, from_date, currency
