import {endsEarly} from "./warningsEarly.js";
import {identicalRows} from "./warningsIdentical.js";
import {laterLines} from "./warningsJournal.js";
import type {IngestWarning} from "./report.js";
import type {WarningContext} from "./warningContext.js";

interface Finding {
  n: number | null;
  example: string | null;
}

async function found(
  {db}: WarningContext,
  warning: Omit<IngestWarning, "rows" | "example">,
  sql: string
): Promise<IngestWarning[]> {
  const [row] = await db.query<Finding>(sql);
  const rows = row?.n ?? 0;
  return rows === 0 ? [] : [{...warning, rows, example: row?.example ?? null}];
}

function withoutSubscription(context: WarningContext): Promise<IngestWarning[]> {
  return found(
    context,
    {table_name: "accounts", rule: "no_subscription", message: "accounts without a subscription"},
    `SELECT count(*) AS n, min(account_id) AS example FROM accounts
     WHERE account_id NOT IN (SELECT account_id FROM subscriptions)`
  );
}

function usageBeforeSignup(context: WarningContext): Promise<IngestWarning[]> {
  return found(
    context,
    {table_name: "usage", rule: "before_signup", message: "usage before its account’s sign-up"},
    `SELECT sum(rows) AS n, min(account_id || ' on ' || day) AS example FROM usage_user_day JOIN accounts USING (account_id)
     WHERE day < signup_date`
  );
}

/** Days of use are joined to stretches of subscriptions that do not overlap, so each finds at most one. */
function usageOutsideSubscription(context: WarningContext): Promise<IngestWarning[]> {
  return found(
    context,
    {
      table_name: "usage",
      rule: "outside_subscription",
      message: "usage outside any subscription of its account"
    },
    `WITH days AS (SELECT account_id, day, sum(rows) AS rows FROM usage_user_day GROUP BY ALL),
     started AS (
       SELECT account_id, start_date, max(coalesce(end_date, DATE '9999-12-31'))
         OVER (PARTITION BY account_id ORDER BY start_date ROWS UNBOUNDED PRECEDING) AS covered_to
       FROM subscriptions),
     reached AS (SELECT account_id, start_date, max(covered_to) AS covered_to FROM started GROUP BY ALL)
     SELECT sum(rows) AS n, min(d.account_id || ' on ' || day) AS example
     FROM days d ASOF LEFT JOIN reached s ON d.account_id = s.account_id AND d.day >= s.start_date
     WHERE s.covered_to IS NULL OR d.day >= s.covered_to`
  );
}

/** The first days without payment after which an account does not pay again within the gap. */
const STOPS = (gap_days: number, as_of: string): string => `
  started AS (
    SELECT account_id, start_date, coalesce(end_date, DATE '9999-12-31') AS end_date,
      max(coalesce(end_date, DATE '9999-12-31')) OVER (PARTITION BY account_id ORDER BY start_date, end_date
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_end
    FROM subscriptions WHERE mrr > 0 AND NOT is_trial AND coalesce(end_date > start_date, true)),
  spells AS (
    SELECT account_id, end_date, sum(CASE WHEN start_date <= before_end + ${gap_days} THEN 0 ELSE 1 END)
      OVER (PARTITION BY account_id ORDER BY start_date, end_date ROWS UNBOUNDED PRECEDING) AS spell
    FROM started),
  stops AS (
    SELECT account_id, max(end_date) AS stopped_on FROM spells GROUP BY account_id, spell
    HAVING max(end_date) <= DATE '${as_of}')`;

const MATCH_DAYS = 60;

async function churnMismatch(context: WarningContext): Promise<IngestWarning[]> {
  const {as_of, config, stages} = context;
  if (!stages.has("churn_events")) return [];
  const stops = STOPS(config.churn.gap_days, as_of);
  const near = `abs(date_diff('day', e.churned_on, s.stopped_on)) <= ${MATCH_DAYS}`;
  return [
    ...(await found(
      context,
      {
        table_name: "churn_events",
        rule: "event_without_stop",
        message: "churn events without a stop of payment within 60 days"
      },
      `WITH ${stops} SELECT count(*) AS n, min(account_id || ' on ' || churned_on) AS example FROM churn_events e
       WHERE churned_on <= DATE '${as_of}'
         AND NOT EXISTS (FROM stops s WHERE s.account_id = e.account_id AND ${near})`
    )),
    ...(await found(
      context,
      {
        table_name: "subscriptions",
        rule: "stop_without_event",
        message: "stops of payment without a churn event within 60 days"
      },
      `WITH ${stops} SELECT count(*) AS n, min(account_id || ' on ' || stopped_on) AS example FROM stops s
       WHERE NOT EXISTS (FROM churn_events e WHERE e.account_id = s.account_id AND ${near})`
    ))
  ];
}

/** Finds what is odd but possible. */
export async function ingestWarnings(context: WarningContext): Promise<IngestWarning[]> {
  return [
    ...(await withoutSubscription(context)),
    ...(context.usage === undefined
      ? []
      : [...(await usageBeforeSignup(context)), ...(await usageOutsideSubscription(context))]),
    ...(await churnMismatch(context)),
    ...(await identicalRows(context)),
    ...(await endsEarly(context)),
    ...(await laterLines(context))
  ];
}
