import {ascending, group, rollups} from "d3";
import type {DeckSeverity, DeckSupport, DeckTicketMonth, DeckTopic} from "../../src/metrics/deckData.js";
import type {Metric} from "../../src/metrics/metric.js";
import type {Follow} from "../../src/metrics/survival.js";
import {durationMetric} from "../../src/metrics/survivalQuantile.js";
import {shareMetric} from "../../src/metrics/wilson.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import type {SliceAccount} from "./accounts.js";
import type {SliceMetrics} from "./metrics.js";
import type {SliceScope} from "./scope.js";

const MOST_TOPICS = 3;

const MONTHS = `
  WITH months AS (
    SELECT unnest(generate_series(date_trunc('month', $year_t0::DATE + 1), $t1::DATE, INTERVAL 1 MONTH))::DATE AS month
  ),
  asked AS (SELECT account_id, min(date_trunc('month', opened_at))::DATE AS first_month FROM tickets GROUP BY account_id),
  opened AS (
    SELECT account_id, date_trunc('month', opened_at)::DATE AS month, severity, count(*) AS n
    FROM tickets WHERE opened_at::DATE <= $t1::DATE GROUP BY ALL
  )
  SELECT
    a.account_id, m.month,
    coalesce(sum(n) FILTER (severity = 1), 0)::INTEGER AS severity_1,
    coalesce(sum(n) FILTER (severity = 2), 0)::INTEGER AS severity_2,
    coalesce(sum(n) FILTER (severity = 3), 0)::INTEGER AS severity_3,
    coalesce(sum(n) FILTER (severity = 4), 0)::INTEGER AS severity_4,
    coalesce(sum(n) FILTER (severity IS NULL), 0)::INTEGER AS unknown
  FROM asked a
  JOIN account_dim d USING (account_id)
  JOIN months m ON m.month >= date_trunc('month', least(a.first_month, coalesce(d.first_paid_date, a.first_month)))
  LEFT JOIN opened o ON o.account_id = a.account_id AND o.month = m.month
  GROUP BY ALL
  ORDER BY a.account_id, m.month`;

// The clocks of the metrics first_response_median and resolution_median, by severity.
const CLOCKS = `
  WITH clocks AS (
    SELECT *, ($t1::DATE + 1)::TIMESTAMP AS over_at
    FROM tickets
    WHERE opened_at::DATE > $t0::DATE AND opened_at::DATE <= $t1::DATE AND severity IS NOT NULL
  )
  SELECT
    account_id, severity, topic,
    greatest(0, epoch(CASE WHEN first_response_at < over_at THEN first_response_at ELSE least(coalesce(resolved_at, over_at), over_at) END - opened_at) / 3600) AS answered_hours,
    coalesce(first_response_at < over_at, false) AS answered,
    greatest(0, epoch(least(coalesce(resolved_at, over_at), over_at) - opened_at) / 3600) AS resolved_hours,
    coalesce(resolved_at < over_at, false) AS resolved
  FROM clocks
  ORDER BY account_id, severity, opened_at, ticket_id`;

const TOPICS = `
  SELECT
    account_id, topic,
    count_if(opened_at::DATE > $t0::DATE)::INTEGER AS tickets,
    count_if(opened_at::DATE <= $t0::DATE)::INTEGER AS tickets_before
  FROM tickets
  WHERE topic IS NOT NULL AND opened_at::DATE > $before::DATE AND opened_at::DATE <= $t1::DATE
  GROUP BY ALL
  HAVING tickets > 0
  ORDER BY account_id, tickets DESC, topic`;

const QUARTERS = `
  SELECT account_id, last_day, tickets_opened, tickets_resolved, tickets_open_end
  FROM account_quarter
  WHERE last_day >= $first::DATE AND last_day <= $t1::DATE
  ORDER BY account_id, last_day`;

interface Clock {
  account_id: string;
  severity: 1 | 2 | 3 | 4;
  topic: string | null;
  answered_hours: number;
  answered: boolean;
  resolved_hours: number;
  resolved: boolean;
}

interface Quarter {
  account_id: string;
  last_day: string;
  tickets_opened: number | null;
  tickets_resolved: number | null;
  tickets_open_end: number | null;
}

/** Support in the quarter, by account that ever opened a ticket. */
export async function sliceSupport(
  db: Warehouse,
  scope: SliceScope,
  {accounts, metrics, config}: {accounts: readonly SliceAccount[]; metrics: SliceMetrics; config: Config}
): Promise<Map<string, DeckSupport>> {
  const {t0, t1, year_t0, ends} = scope;
  const by = <T extends {account_id: string}>(rows: readonly T[]) => group(rows, (d) => d.account_id);
  const months = by(await db.query<DeckTicketMonth & {account_id: string}>(MONTHS, {year_t0, t1}));
  const clocks = by(await db.query<Clock>(CLOCKS, {t0, t1}));
  const topics = by(await db.query<DeckTopic & {account_id: string}>(TOPICS, {t0, t1, before: ends.at(-3)!}));
  const quarters = by(await db.query<Quarter>(QUARTERS, {first: ends[0]!, t1}));
  const made = accounts.map(({account_id}) => {
    const history = quarters.get(account_id) ?? [];
    const now = history.at(-1);
    const earlier = history.filter((d) => d.last_day < t1).map((d) => d.tickets_opened);
    const support: DeckSupport = {
      opened: metrics.now(account_id, "tickets").value ?? 0,
      opened_before: history.some((d) => d.last_day === t0)
        ? metrics.before(account_id, "tickets").value
        : null,
      opened_history: earlier.slice(earlier.lastIndexOf(null) + 1) as number[],
      resolved: now?.tickets_resolved ?? 0,
      open_at_end: now?.tickets_open_end ?? 0,
      months: (months.get(account_id) ?? []).map(({account_id: _, ...month}) => month),
      severities: severities(clocks.get(account_id) ?? [], config),
      topics: (topics.get(account_id) ?? [])
        .slice(0, MOST_TOPICS)
        .map(({topic, tickets, tickets_before}) => ({topic, tickets, tickets_before}))
    };
    return [account_id, support] as const;
  });
  return new Map(made.filter(([, d]) => d.months.length > 0));
}

function severities(clocks: readonly Clock[], {support}: Config): DeckSeverity[] {
  const found = group(clocks, (d) => d.severity);
  return [...found.keys()].sort().map((severity) => {
    const own = found.get(severity)!;
    const key = `${severity}` as const;
    const target = support.first_response_hours[key] ?? null;
    return {
      severity,
      opened: own.length,
      first_response: median(own.map((d) => ({time: d.answered_hours, event: d.answered}))),
      resolution: median(own.map((d) => ({time: d.resolved_hours, event: d.resolved}))),
      first_response_target: target,
      resolution_target: support.resolution_hours[key] ?? null,
      answered_in_target: inTarget(own, target),
      topics: topicsOf(own)
    };
  });
}

/** The topics that are named most often. */
function topicsOf(clocks: readonly Clock[]): DeckSeverity["topics"] {
  const named = clocks.map((d) => d.topic).filter((topic) => topic !== null);
  return rollups(
    named,
    (d) => d.length,
    (topic) => topic
  )
    .map(([topic, tickets]) => ({topic, tickets}))
    .sort((a, b) => b.tickets - a.tickets || ascending(a.topic, b.topic))
    .slice(0, MOST_TOPICS);
}

function median(follows: readonly Follow[]): Metric {
  return durationMetric(follows, {p: 0.5, none: "no ticket was opened in the quarter"});
}

/** Tickets answered within the target of those whose time is known to be within or beyond it. */
function inTarget(clocks: readonly Clock[], target: number | null): Metric {
  if (target === null) return {value: null, reason: "no target is configured"};
  const known = clocks.filter((d) => d.answered || d.answered_hours > target);
  return shareMetric(
    known.filter((d) => d.answered && d.answered_hours <= target).length,
    known.length,
    "no ticket was answered yet"
  );
}
