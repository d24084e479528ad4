-- staging.mrr_points: what each paying account pays at each point.
-- Grain:  one row per account that pays at the point, and point.
-- Units:  mrr in the reporting currency at the rate of the point's month, to the cent; contract_mrr in
--         contract_currency, the currency of the larger part of the MRR.
-- Scope:  paid subscriptions only; a mid-month as_of and the day a week before it are looked at too.
-- Reads:  staging.watch_days, mrr_steps, fx, settings
WITH month_ends AS (
  SELECT
    account_id, currency, mrr, seats, from_date, to_date,
    unnest(
      generate_series(date_trunc('month', from_date), least(to_date - 1, as_of)::TIMESTAMP, INTERVAL 1 MONTH)
    ) AS month
  FROM mrr_steps, (SELECT as_of FROM settings)
),
held AS (
  SELECT account_id, currency, mrr, seats, last_day(month) AS point_date
  FROM month_ends
  WHERE last_day(month) >= from_date AND last_day(month) < to_date
  UNION ALL
  SELECT account_id, currency, mrr, seats, point_date
  FROM mrr_steps
  JOIN (SELECT point_date FROM staging.watch_days WHERE point_date <> last_day(point_date))
    ON from_date <= point_date AND point_date < to_date
),
converted AS (
  SELECT account_id, point_date, currency, h.mrr AS own_mrr, seats, rate, round(h.mrr * rate, 2)::DECIMAL(18, 2) AS mrr
  FROM held h
  JOIN staging.watch_days USING (point_date)
  JOIN fx USING (currency, month)
),
summed AS (
  SELECT
    account_id,
    point_date,
    sum(mrr)::DECIMAL(18, 2) AS mrr,
    sum(seats)::INTEGER AS seats,
    arg_max({currency: currency, mrr: own_mrr, rate: rate}, (mrr, currency)) AS main,
    count(*) AS currencies
  FROM converted
  GROUP BY account_id, point_date
)
SELECT
  account_id,
  point_date,
  mrr,
  seats,
  (CASE WHEN currencies = 1 THEN main.mrr ELSE round(summed.mrr / main.rate, 2) END)::DECIMAL(18, 2) AS contract_mrr,
  main.currency AS contract_currency
FROM summed
