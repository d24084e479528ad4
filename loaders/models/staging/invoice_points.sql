-- staging.invoice_points: the overdue bills of each account at each point.
-- Grain:  one row per (account_id, point_date) with an invoice issued up to the point.
-- Units:  oldest_overdue_days since the due day of the oldest unpaid bill, 0 without one.
-- Scope:  void bills are left out; a bill that is marked paid without a day counts as paid on its due day.
-- Reads:  invoices, staging.watch_days
SELECT
  account_id,
  point_date,
  count_if(overdue)::INTEGER AS invoices_overdue,
  coalesce(max(point_date - due_on) FILTER (overdue), 0)::INTEGER AS oldest_overdue_days
FROM (
  SELECT
    account_id,
    point_date,
    due_on,
    due_on < point_date
      AND coalesce(status, 'open') <> 'void'
      AND (paid_on > point_date OR (paid_on IS NULL AND coalesce(status, 'open') <> 'paid')) AS overdue
  FROM invoices
  JOIN staging.watch_days ON issued_on <= point_date
)
GROUP BY ALL
