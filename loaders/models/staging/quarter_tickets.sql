-- staging.quarter_tickets: the tickets of each account in each quarter.
-- Grain:  one row per (account_id, quarter) with a ticket opened or resolved in it, or open at its end.
-- Units:  counts; severity_1 to severity_4 and severity_unknown split tickets_opened; csat of tickets resolved in the
--         quarter; tickets_open_end were open on its last day.
-- Scope:  to as_of.
-- Reads:  tickets, quarters, staging.quarter_days
WITH opened AS (
  SELECT
    account_id,
    quarter,
    count(*)::INTEGER AS tickets_opened,
    count_if(severity = 1)::INTEGER AS severity_1,
    count_if(severity = 2)::INTEGER AS severity_2,
    count_if(severity = 3)::INTEGER AS severity_3,
    count_if(severity = 4)::INTEGER AS severity_4,
    count_if(severity IS NULL)::INTEGER AS severity_unknown,
    count_if(escalated)::INTEGER AS tickets_escalated
  FROM tickets
  JOIN staging.quarter_days ON day = opened_at::DATE
  GROUP BY ALL
),
resolved AS (
  SELECT
    account_id,
    quarter,
    count(*)::INTEGER AS tickets_resolved,
    count(csat)::INTEGER AS csat_tickets_n,
    count_if(csat >= 4)::INTEGER AS csat_tickets_good
  FROM tickets
  JOIN staging.quarter_days ON day = resolved_at::DATE
  GROUP BY ALL
),
waiting AS (
  SELECT account_id, quarter, count(*)::INTEGER AS tickets_open_end
  FROM tickets
  JOIN quarters ON opened_at::DATE <= t1 AND (resolved_at IS NULL OR resolved_at::DATE > t1)
  GROUP BY ALL
)
SELECT
  account_id,
  quarter,
  coalesce(tickets_opened, 0) AS tickets_opened,
  coalesce(severity_1, 0) AS severity_1,
  coalesce(severity_2, 0) AS severity_2,
  coalesce(severity_3, 0) AS severity_3,
  coalesce(severity_4, 0) AS severity_4,
  coalesce(severity_unknown, 0) AS severity_unknown,
  coalesce(tickets_escalated, 0) AS tickets_escalated,
  coalesce(tickets_resolved, 0) AS tickets_resolved,
  coalesce(tickets_open_end, 0) AS tickets_open_end,
  coalesce(csat_tickets_n, 0) AS csat_tickets_n,
  coalesce(csat_tickets_good, 0) AS csat_tickets_good
FROM opened
FULL JOIN resolved USING (account_id, quarter)
FULL JOIN waiting USING (account_id, quarter)
