-- staging.account_spans: when each account began and paid.
-- Grain:  one row per account.
-- Units:  first_day is the first subscription's start (trials too), without one the sign-up, else the first usage;
--         signed_on is the earlier of sign-up and first subscription. last_paid_date is at most as_of.
-- Scope:  all accounts known at as_of.
-- Reads:  accounts, settings, subscriptions, mrr_steps, usage_user_day
SELECT
  account_id,
  coalesce(first_start, signup_date, first_use) AS first_day,
  coalesce(least(signup_date, first_start), first_use) AS signed_on,
  first_paid_date,
  last_paid_date
FROM accounts
LEFT JOIN (
  SELECT account_id, min(start_date) AS first_start FROM subscriptions GROUP BY account_id
) USING (account_id)
LEFT JOIN (
  SELECT account_id, min(from_date) AS first_paid_date, least(max(to_date) - 1, any_value(as_of)) AS last_paid_date
  FROM mrr_steps, (SELECT as_of FROM settings)
  GROUP BY account_id
) USING (account_id)
LEFT JOIN (
  SELECT account_id, min(day) AS first_use FROM usage_user_day GROUP BY account_id
) USING (account_id)
