import type {Metrics} from "../../src/metrics/companyMetrics.js";
import {companyMetrics} from "../../src/metrics/companyMetrics.js";
import {BANDS} from "../../src/lib/bands.js";
import type {Moved} from "../../src/lib/movedText.js";
import {movedText} from "../../src/lib/movedText.js";
import type {
  AccountColumns,
  OutlookData,
  OverviewData,
  RenewalRow,
  WindowData
} from "../../src/lib/overviewData.js";
import {packRows} from "../../src/lib/overviewData.js";
import {forecastCoverage} from "../../src/metrics/renewal/renewalOutlook.js";
import type {Config} from "../configTypes.js";
import type {Warehouse} from "../warehouse.js";
import {companyOutlook} from "./renewalOutlook.js";
import type {PublishedWindow} from "./windows.js";

/** The metrics of all accounts that the Overview prints. */
const SHOWN = [
  "start_mrr",
  "new_mrr",
  "reactivation_mrr",
  "expansion_mrr",
  "contraction_mrr",
  "churned_mrr",
  "fx_mrr",
  "end_mrr",
  "arr",
  "grr",
  "nrr",
  "logo_churn",
  "paying_accounts",
  "at_risk_arr",
  "accounts_at_risk",
  "mau",
  "seat_utilisation",
  "quiet_accounts",
  "tickets",
  "nps"
];

const HORIZON_DAYS = 90;
const WEEKS = 13;

const ACCOUNTS = "SELECT account_id, name, segment, plan, region, csm FROM account_dim ORDER BY account_id";

const RENEWALS = `
  WITH now AS (SELECT p.* FROM account_point p JOIN settings ON point_date = as_of),
  moved AS (
    SELECT account_id, component AS moved_component, change AS moved_points
    FROM health_components JOIN settings ON point_date = as_of
    WHERE abs(change) >= 0.05
    QUALIFY row_number() OVER (PARTITION BY account_id ORDER BY abs(change) DESC, component) = 1
  ),
  weeks AS (
    SELECT account_id, list(CASE WHEN missing THEN NULL ELSE wau END ORDER BY week_end) AS weeks
    FROM account_week
    WHERE week_end > (SELECT max(week_end) FROM account_week) - 7 * ${WEEKS}
    GROUP BY account_id
  )
  SELECT
    d.account_id, d.renewal_date, d.arr, n.health_score, n.health_band, n.health_change,
    coalesce(w.weeks, []) AS weeks, n.quiet, n.days_since_checkin, n.open_sev1, n.champion_risk,
    m.moved_component, m.moved_points
  FROM account_dim d
  JOIN settings ON d.renewal_date BETWEEN as_of AND as_of + ${HORIZON_DAYS}
  LEFT JOIN now n USING (account_id)
  LEFT JOIN weeks w USING (account_id)
  LEFT JOIN moved m USING (account_id)
  WHERE d.paying
  ORDER BY d.renewal_date, d.account_id`;

/** What the Overview draws from: a row per account and window, so that filters can compute every number again. */
export async function overviewData(
  db: Warehouse,
  {config, windows}: {config: Config; windows: readonly PublishedWindow[]}
): Promise<OverviewData> {
  const accounts = await db.query<Record<keyof AccountColumns, string>>(ACCOUNTS);
  const places = new Map(accounts.map((d, i) => [d.account_id, i]));
  const [settings] = await db.query<{company: string; as_of: string; currency: string}>(
    "SELECT company, as_of, currency FROM settings"
  );
  return {
    company: settings?.company ?? config.company,
    as_of: settings?.as_of ?? "",
    currency: settings?.currency ?? config.currency,
    targets: config.targets.logo_churn ?? null,
    scorecard: await oneScorecard(db),
    accounts: accountColumns(accounts),
    windows: windows.map((d) => windowData(d, places)),
    renewals: await renewalRows(db, places),
    outlook: await outlookData(db)
  };
}

function accountColumns(accounts: readonly Record<keyof AccountColumns, string>[]): AccountColumns {
  const column = (key: keyof AccountColumns) => accounts.map((d) => d[key]);
  return {
    account_id: column("account_id"),
    name: column("name"),
    segment: column("segment"),
    plan: column("plan"),
    region: column("region"),
    csm: column("csm")
  };
}

function windowData(
  {label, window, t0, t1, inputs}: PublishedWindow,
  places: ReadonlyMap<string, number>
): WindowData {
  const all = companyMetrics(inputs.rows);
  const shown = SHOWN.flatMap((id) => (all[id] ? [[id, all[id]] as const] : []));
  const metrics: Metrics = Object.fromEntries(shown);
  return {label, window, t0, t1, rows: packRows(inputs.rows, places, BANDS), metrics};
}

async function oneScorecard(db: Warehouse): Promise<string | null> {
  const rows = await db.query<{version: string}>(
    `SELECT DISTINCT scorecard_version AS version FROM account_point JOIN settings ON point_date = as_of
     WHERE paying AND scorecard_version IS NOT NULL`
  );
  return rows.length === 1 ? (rows[0]?.version ?? null) : null;
}

async function outlookData(db: Warehouse): Promise<OutlookData> {
  const {past, ...coming} = await companyOutlook(db);
  return {...coming, coverage: forecastCoverage(past)};
}

async function renewalRows(db: Warehouse, places: ReadonlyMap<string, number>): Promise<RenewalRow[]> {
  const rows = await db.query<Omit<RenewalRow, "i" | "moved"> & Moved & {account_id: string}>(RENEWALS);
  const tenth = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
  return rows.map((d) => ({
    i: places.get(d.account_id) ?? -1,
    renewal_date: d.renewal_date,
    arr: d.arr,
    health_score: tenth(d.health_score),
    health_band: d.health_band,
    health_change: tenth(d.health_change),
    weeks: d.weeks,
    moved: movedText(d)
  }));
}
