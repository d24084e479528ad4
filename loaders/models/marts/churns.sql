-- churns: every churn of every account, by the basis that the config chooses.
-- Grain:  one row per (account_id, spell); spell counts from 1, each one restarts the clock at start_date.
-- Units:  mrr_lost = MRR of the day before, reporting currency at that month's rate. source: payment, event, both
--         (a stop of payment with an event within 60 days). confirmed = gap_days have passed without payment.
-- Scope:  payment: first day without paid MRR after a paid day, not paid again within gap_days (as far as as_of
--         shows); events: churn_events up to as_of. The nearest event within 60 days gives a stop its reason.
-- Reads:  settings, churn_events, mrr_steps, fx, staging.account_spans
WITH stretches AS (
  SELECT
    account_id,
    from_date,
    to_date,
    max(to_date) OVER (
      PARTITION BY account_id ORDER BY from_date, to_date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS paid_until
  FROM mrr_steps
),
numbered AS (
  SELECT
    account_id,
    from_date,
    to_date,
    count_if(paid_until IS NULL OR from_date > paid_until + gap_days) OVER (
      PARTITION BY account_id ORDER BY from_date, to_date
    ) AS spell
  FROM stretches, settings
),
stops AS (
  SELECT account_id, spell, min(from_date) AS start_date, max(to_date) AS churned_on
  FROM numbered, settings
  WHERE churn_basis = 'payment'
  GROUP BY account_id, spell, as_of
  HAVING max(to_date) <= as_of
),
events AS (
  SELECT account_id, churned_on, notice_on, reason, returned_on, voluntary
  FROM churn_events
  QUALIFY row_number() OVER (PARTITION BY account_id, churned_on ORDER BY reason NULLS LAST, notice_on) = 1
),
matched AS (
  SELECT s.account_id, s.spell, e.notice_on, e.reason, e.voluntary, abs(e.churned_on - s.churned_on) AS distance
  FROM stops s
  JOIN events e ON e.account_id = s.account_id AND e.churned_on BETWEEN s.churned_on - 60 AND s.churned_on + 60
  QUALIFY row_number() OVER (PARTITION BY e.account_id, e.churned_on ORDER BY distance, s.spell) = 1
),
nearest AS (
  FROM matched QUALIFY row_number() OVER (PARTITION BY account_id, spell ORDER BY distance, notice_on, reason) = 1
),
announced AS (
  SELECT
    account_id,
    row_number() OVER past AS spell,
    lag(coalesce(returned_on, churned_on)) OVER past AS free_from,
    lag(returned_on) OVER past AS returned_on,
    churned_on, notice_on, reason, voluntary
  FROM events, settings
  WHERE churn_basis = 'events' AND churned_on <= as_of
  WINDOW past AS (PARTITION BY account_id ORDER BY churned_on)
),
restarted AS (
  SELECT a.account_id, a.spell, min(s.from_date) AS paid_from
  FROM announced a
  JOIN mrr_steps s ON s.account_id = a.account_id AND s.from_date BETWEEN a.free_from AND a.churned_on
  GROUP BY ALL
),
churned AS (
  SELECT
    account_id, spell, start_date, churned_on, notice_on, reason, voluntary,
    CASE WHEN distance IS NULL THEN 'payment' ELSE 'both' END AS source
  FROM stops LEFT JOIN nearest USING (account_id, spell)
  UNION ALL
  SELECT
    account_id,
    spell,
    CASE
      WHEN spell > 1 THEN least(coalesce(a.returned_on, paid_from, free_from), churned_on)
      WHEN first_paid_date <= churned_on THEN first_paid_date
      ELSE least(signed_on, churned_on)
    END,
    churned_on, notice_on, reason, voluntary,
    'event'
  FROM announced a
  JOIN staging.account_spans USING (account_id)
  LEFT JOIN restarted USING (account_id, spell)
),
lost AS (
  SELECT c.account_id, c.spell, sum(round(s.mrr * rate, 2)::DECIMAL(18, 2))::DECIMAL(18, 2) AS mrr_lost
  FROM churned c
  JOIN mrr_steps s ON s.account_id = c.account_id AND s.from_date < c.churned_on AND s.to_date >= c.churned_on
  JOIN fx ON fx.currency = s.currency AND fx.month = date_trunc('month', c.churned_on - 1)
  GROUP BY ALL
)
SELECT
  account_id,
  spell::INTEGER AS spell,
  start_date,
  churned_on,
  coalesce(mrr_lost, 0)::DECIMAL(18, 2) AS mrr_lost,
  reason,
  coalesce(
    voluntary,
    CASE WHEN regexp_replace(lower(reason), '[^a-z]+', ' ', 'g') IN ('payment failed', 'company closed') THEN false END
  ) AS voluntary,
  notice_on,
  source,
  source = 'event' OR churned_on + gap_days <= as_of AS confirmed
FROM churned
LEFT JOIN lost USING (account_id, spell), settings
ORDER BY account_id, spell
