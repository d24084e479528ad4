import type {ProductData} from "../../src/lib/productData.js";
import {addMonths} from "../../src/metrics/months.js";
import {ratioMetric, undefinedMetric} from "../../src/metrics/metric.js";
import {poorFit, type SoldAccount} from "../../src/metrics/product/poorFit.js";
import {requestGroups, type ReviewRequest} from "../../src/metrics/product/requestGroups.js";
import {type ReviewTicket, ticketGroup, ticketGroups} from "../../src/metrics/product/ticketGroups.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import type {Audience} from "./audience.js";

const NEEDED = ["tickets", "requests", "usage", "value"];
const MONTHS = 12;

/** Below it an account fits badly, where causes.cuts.icp_fit says nothing else. */
const POOR_FIT = 0.5;

const TICKETS = `
  SELECT t.account_id, category, severity, nullif(trim(topic), '') AS topic, nullif(trim(bug_id), '') AS bug_id,
    greatest(0, epoch(least(coalesce(resolved_at, (as_of + 1)::TIMESTAMP), (as_of + 1)::TIMESTAMP) - opened_at)) / 86400 AS time,
    resolved_at IS NOT NULL AS event,
    eta IS NOT NULL AS has_eta,
    CASE WHEN eta < as_of THEN resolved_at IS NULL OR resolved_at::DATE > eta END AS eta_missed,
    workaround
  FROM tickets t, settings
  WHERE category IN ('bug', 'usability') AND opened_at::DATE > $since::DATE
  ORDER BY ticket_id`;

const REQUESTS = `
  SELECT account_id, title, coalesce(status, 'open') AS status,
    epoch(coalesce(shipped_at, (as_of + 1)::TIMESTAMP) - created_at) / 86400 AS time,
    shipped_at IS NOT NULL AS event
  FROM requests, settings
  ORDER BY request_id`;

const SOLD = `
  SELECT a.account_id, a.icp_fit::DOUBLE AS icp_fit, nullif(trim(a.acquisition_source), '') AS channel,
    nullif(trim(a.sold_by), '') AS seller, coalesce(v.promises, []) AS promises, NOT d.paying AS left
  FROM accounts a
  JOIN account_dim d USING (account_id)
  LEFT JOIN (SELECT account_id, list(DISTINCT item ORDER BY item) AS promises FROM value WHERE promised > 0 GROUP BY account_id) v
    USING (account_id)
  WHERE d.first_paid_date IS NOT NULL
  ORDER BY a.account_id`;

const OLDER = `
  SELECT count(*) FILTER (category = 'bug' AND resolved_at IS NULL AND opened_at::DATE <= $since::DATE) AS n,
    count(category) > 0 AS categories
  FROM tickets`;

const ERRORS = `
  SELECT sum(errors)::DOUBLE AS errors, coalesce(sum(uses), 0)::DOUBLE AS uses
  FROM usage_user_day, settings WHERE day > as_of - 90`;

/** What the Product review states of an audience's accounts. */
export async function productData(
  db: Warehouse,
  {config, audience}: {config: Config; audience: Audience}
): Promise<ProductData> {
  const [settings] = await db.query<{company: string; as_of: string; currency: string}>(
    "SELECT company, as_of, currency FROM settings"
  );
  const {as_of = "", company = "", currency = "USD"} = settings ?? {};
  const since = addMonths(as_of, -MONTHS);
  const given = await db.query<{table_name: string}>("SELECT table_name FROM table_counts WHERE configured");
  const names = new Set(given.map((d) => d.table_name));
  const tickets = await db.query<ReviewTicket & {category: string}>(TICKETS, {since});
  const defects = tickets.filter((d) => d.category === "bug");
  const paying = await db.query<{account_id: string; arr: number}>(
    "SELECT account_id, arr::DOUBLE AS arr FROM account_dim WHERE paying ORDER BY account_id"
  );
  const arr = new Map(paying.map((d) => [d.account_id, d.arr]));
  const [older] = await db.query<{n: number; categories: boolean}>(OLDER, {since});
  const cut = config.causes.cuts.icp_fit ?? POOR_FIT;
  return {
    ...{company, as_of, since, currency},
    scope: scopeOf(audience),
    given: NEEDED.filter((d) => names.has(d)),
    categories: older?.categories ?? false,
    arr: paying.reduce((sum, d) => sum + d.arr, 0),
    defects: ticketGroup("All defects", defects, {arr}),
    severities: ticketGroups(defects, severityName, {arr, targets: targetsOf(config)}).sort((a, b) =>
      a.name < b.name ? -1 : 1
    ),
    bugs: ticketGroups(defects, (d) => d.bug_id ?? d.topic ?? "(neither bug nor topic)", {arr}),
    usability: ticketGroups(
      tickets.filter((d) => d.category === "usability"),
      (d) => d.topic ?? "(no topic)",
      {arr}
    ),
    older_open: older?.n ?? 0,
    errors: names.has("usage") ? await errorMetric(db) : undefinedMetric("the table usage is not given"),
    requests: requestGroups(await db.query<ReviewRequest>(REQUESTS), arr),
    fit: {cut, ...poorFit(await db.query<SoldAccount>(SOLD), cut)}
  };
}

function scopeOf({segment, csm}: Audience): string | null {
  const parts = [
    segment === undefined ? null : `Segment ${segment}`,
    csm === undefined ? null : `CSM ${csm}`
  ];
  return parts.filter((d) => d !== null).join(", ") || null;
}

const severityName = ({severity}: ReviewTicket) => (severity === null ? "Not known" : String(severity));

function targetsOf({support}: Config): Record<string, number> {
  return Object.fromEntries(
    Object.entries(support.resolution_hours).map(([key, hours]) => [key, hours / 24])
  );
}

async function errorMetric(db: Warehouse) {
  const [sum] = await db.query<{errors: number | null; uses: number}>(ERRORS);
  if (sum && sum.uses > 0 && sum.errors === null) return undefinedMetric("the use does not say of errors");
  return ratioMetric(sum?.errors ?? 0, sum?.uses ?? 0, "nothing was used in 90 days");
}
