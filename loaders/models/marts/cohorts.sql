-- cohorts: how much of each first-payment cohort remains, in accounts and in MRR, at the grain of its segments.
-- Grain:  one row per (cohort_month, age_months, segment, plan, region, csm); age k is the end of the k-th month
--         after the month of the first payment, age 0 the end of that month itself.
-- Units:  accounts and start_mrr as on the first paid day; retained, mrr, kept_mrr = sum of least(mrr, start_mrr) at
--         that age. Reporting currency, both ends at the rate of the cohort's month.
-- Scope:  month ends to as_of. Young cohorts have fewer rows (right-censored), never zeros.
-- Reads:  points, mrr_steps, fx, account_dim
WITH starters AS (
  SELECT
    a.account_id, a.cohort_month, a.segment, a.plan, a.region, a.csm,
    sum(round(s.mrr * rate, 2)::DECIMAL(18, 2)) AS start_mrr
  FROM account_dim a
  JOIN mrr_steps s ON s.account_id = a.account_id AND s.from_date <= a.first_paid_date AND s.to_date > a.first_paid_date
  JOIN fx ON fx.currency = s.currency AND fx.month = a.cohort_month
  GROUP BY ALL
),
ends AS (
  SELECT point_date, month FROM points WHERE is_month_end
),
held AS (
  SELECT a.account_id, point_date, sum(round(s.mrr * rate, 2)::DECIMAL(18, 2)) AS mrr
  FROM starters a
  JOIN mrr_steps s USING (account_id)
  JOIN fx ON fx.currency = s.currency AND fx.month = a.cohort_month
  JOIN ends ON point_date >= s.from_date AND point_date < s.to_date
  GROUP BY ALL
)
SELECT
  cohort_month,
  date_diff('month', cohort_month, month)::INTEGER AS age_months,
  segment,
  plan,
  region,
  csm,
  count(*)::INTEGER AS accounts,
  count(h.mrr)::INTEGER AS retained,
  sum(start_mrr)::DECIMAL(18, 2) AS start_mrr,
  sum(least(coalesce(h.mrr, 0), start_mrr))::DECIMAL(18, 2) AS kept_mrr,
  sum(coalesce(h.mrr, 0))::DECIMAL(18, 2) AS mrr
FROM starters
JOIN ends ON month >= cohort_month
LEFT JOIN held h USING (account_id, point_date)
GROUP BY ALL
ORDER BY ALL
