-- account_dim: what is known of each account at as_of.
-- Grain:  one row per account.
-- Units:  mrr, arr in the reporting currency at the rate of as_of's month; contract_mrr in contract_currency;
--         cohort_month = first day of the month of the first payment; tenure_days since that payment;
--         time_to_value_days = first paid day to activation, 0 when activated before it.
-- Scope:  attributes as they stand at as_of; missing = (none). churned_on is the last churn
--         while it lasts; leaving_on a cancellation that is announced but not yet due. renewal_date = the next one.
--         first_proactive_days = days before that renewal of the first outbound touch, escalations apart, in the
--         180 days before it.
-- Reads:  accounts, settings, subscriptions, churn_events, touches, churns, staging.account_spans, staging.mrr_points, staging.activations
WITH renewals AS (
  SELECT account_id, min(renewal_date) AS renewal_date
  FROM subscriptions, settings
  WHERE NOT coalesce(is_trial, false) AND mrr > 0 AND end_date IS NULL AND renewal_date >= as_of
  GROUP BY account_id
),
proactive AS (
  SELECT account_id, (any_value(renewal_date) - min(ts::DATE))::INTEGER AS first_proactive_days
  FROM touches
  JOIN renewals USING (account_id)
  WHERE direction = 'outbound' AND coalesce(purpose, '') <> 'escalation' AND ts::DATE >= renewal_date - 180
  GROUP BY account_id
),
last_churn AS (
  SELECT c.account_id, max_by(c.churned_on, c.spell) AS churned_on, max_by(c.source, c.spell) AS source
  FROM churns c
  GROUP BY c.account_id
),
returned AS (
  SELECT account_id, max(returned_on) AS returned_on FROM churn_events GROUP BY account_id
),
announced AS (
  SELECT account_id, min(notice_on) AS notice_on, min(churned_on) AS leaving_on
  FROM churn_events, settings
  WHERE churned_on > as_of
  GROUP BY account_id
)
SELECT
  a.account_id,
  a.name,
  coalesce(a.segment, '(none)') AS segment,
  coalesce(a.plan, '(none)') AS plan,
  coalesce(a.industry, '(none)') AS industry,
  coalesce(a.country, '(none)') AS country,
  coalesce(a.region, '(none)') AS region,
  coalesce(a.csm, '(none)') AS csm,
  coalesce(a.sold_by, '(none)') AS sold_by,
  a.signup_date,
  a.language,
  coalesce(a.acquisition_source, '(none)') AS acquisition_source,
  a.employees,
  s.first_paid_date,
  date_trunc('month', s.first_paid_date)::DATE AS cohort_month,
  s.last_paid_date,
  CASE
    WHEN c.source = 'event' AND (t.returned_on IS NULL OR t.returned_on < c.churned_on) THEN c.churned_on
    WHEN c.source <> 'event' AND m.mrr IS NULL THEN c.churned_on
  END AS churned_on,
  n.notice_on,
  n.leaving_on,
  m.mrr IS NOT NULL AS paying,
  coalesce(m.mrr, 0)::DECIMAL(18, 2) AS mrr,
  (12 * coalesce(m.mrr, 0))::DECIMAL(18, 2) AS arr,
  m.contract_mrr,
  m.contract_currency,
  m.seats,
  r.renewal_date,
  p.first_proactive_days,
  (as_of - s.first_paid_date)::INTEGER AS tenure_days,
  v.activated_on,
  CASE
    WHEN v.activated_on <= s.first_paid_date THEN 0
    ELSE (v.activated_on - s.first_paid_date)::INTEGER
  END AS time_to_value_days
FROM accounts a
JOIN staging.account_spans s USING (account_id)
CROSS JOIN settings
LEFT JOIN staging.mrr_points m ON m.account_id = a.account_id AND m.point_date = as_of
LEFT JOIN last_churn c USING (account_id)
LEFT JOIN returned t USING (account_id)
LEFT JOIN announced n USING (account_id)
LEFT JOIN renewals r USING (account_id)
LEFT JOIN proactive p USING (account_id)
LEFT JOIN staging.activations v USING (account_id)
ORDER BY a.account_id
