-- staging.value_months: value promised and realised in each month, beside what was paid for that month.
-- Grain:  one row per (account_id, month) with value rows.
-- Units:  reporting currency. promised_measured and realised of the items that were measured; paid = the month's MRR,
--         each day's weighing alike, at the month's rate, for months with a measured item, else 0.
-- Scope:  whole months to as_of; an empty realised is not measured, never zero.
-- Reads:  value, mrr_steps, fx
WITH months AS (
  SELECT
    account_id,
    date_trunc('month', month)::DATE AS month,
    sum(promised) AS promised,
    coalesce(sum(promised) FILTER (realised IS NOT NULL), 0) AS promised_measured,
    coalesce(sum(realised), 0) AS realised,
    count(realised) AS measured
  FROM value
  GROUP BY ALL
),
fees AS (
  SELECT
    account_id,
    v.month,
    sum(
      s.mrr * rate * (least(s.to_date, last_day(v.month) + 1) - greatest(s.from_date, v.month)) / day(last_day(v.month))
    ) AS paid
  FROM months v
  JOIN mrr_steps s USING (account_id)
  JOIN fx ON fx.currency = s.currency AND fx.month = v.month
  WHERE measured > 0 AND s.from_date <= last_day(v.month) AND s.to_date > v.month
  GROUP BY ALL
)
SELECT
  account_id,
  month,
  promised::DECIMAL(18, 2) AS promised,
  promised_measured::DECIMAL(18, 2) AS promised_measured,
  realised::DECIMAL(18, 2) AS realised,
  round(coalesce(paid, 0), 2)::DECIMAL(18, 2) AS paid
FROM months
LEFT JOIN fees USING (account_id, month)
