import type {Metric} from "../src/metrics/metric.js";
import type {AccountKeys} from "../src/metrics/inputs.js";
import {filterInputs} from "../src/metrics/inputs.js";
import type {NamedWindow} from "../src/metrics/periods.js";
import {lastFullQuarter, parseWindow} from "../src/metrics/periods.js";
import {accountMetrics, windowMetrics} from "../src/metrics/windowMetrics.js";
import {UserError} from "./errors.js";
import {metricInputs} from "./metrics/metricInputs.js";
import {nearMiss} from "../src/lib/nearMiss.js";
import type {Warehouse} from "./warehouse.js";

/** Which metrics to report: one window, for the company or one part of it. */
export interface MetricsRequest {
  /** such as *2026Q3*; default: the last full quarter */
  quarter?: string;
  /** a quarter, *12m*, or two days that are compared */
  window?: string;
  segment?: string;
  csm?: string;
  account?: string;
}

/** Every metric of a window, as `quarterdeck metrics --json` prints it. */
export interface MetricsReport {
  /** null when the window is no quarter */
  quarter: string | null;
  window: {t0: string; t1: string; label: string};
  segment: string | null;
  csm: string | null;
  account: string | null;
  as_of: string;
  metrics: Record<string, Metric>;
}

/**
 * The metrics of a window for the company, a segment, the accounts of a CSM, or one account.
 *
 * @throws UserError if the window is not one, goes beyond the last day of data, or the part is unknown
 */
export async function metricsReport(db: Warehouse, request: MetricsRequest): Promise<MetricsReport> {
  const window = await requestedWindow(db, request);
  await assertKnown(db, request);
  const {segment, csm, account} = request;
  const keep = (d: AccountKeys) =>
    (segment === undefined || d.segment === segment) &&
    (csm === undefined || d.csm === csm) &&
    (account === undefined || d.account_id === account);
  const inputs = filterInputs(await metricInputs(db, window), keep);
  const metrics = account === undefined ? windowMetrics(inputs) : accountMetrics(inputs).get(account);
  if (metrics === undefined)
    throw new UserError(`the account ${account} is not among those of the segment and the CSM asked for`);
  return {
    quarter: window.quarter,
    window: {t0: window.t0, t1: window.t1, label: window.label},
    segment: segment ?? null,
    csm: csm ?? null,
    account: account ?? null,
    as_of: inputs.settings.as_of,
    metrics
  };
}

async function requestedWindow(db: Warehouse, {quarter, window}: MetricsRequest): Promise<NamedWindow> {
  const [settings] = await db.query<{as_of: string; fiscal_year_start: number}>(
    "SELECT as_of, fiscal_year_start FROM settings"
  );
  const {as_of, fiscal_year_start} = settings!;
  const text = quarter ?? window ?? lastFullQuarter(as_of, fiscal_year_start);
  let named;
  try {
    named = parseWindow(text, {as_of, fiscal_year_start});
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}\ngive --quarter 2026Q3, --window 12m or --window 2025-09-30..2026-09-30`
    );
  }
  if (named.t1 <= as_of) return named;
  const last = lastFullQuarter(as_of, fiscal_year_start);
  throw new UserError(
    `the window ${text} ends on ${named.t1}, after the last day of data, ${as_of}\nthe last full quarter is ${last}`
  );
}

async function assertKnown(db: Warehouse, {segment, csm, account}: MetricsRequest): Promise<void> {
  await assertOne(db, "segment", segment);
  await assertOne(db, "csm", csm);
  await assertOne(db, "account_id", account);
}

async function assertOne(
  db: Warehouse,
  column: "segment" | "csm" | "account_id",
  name: string | undefined
): Promise<void> {
  if (name === undefined) return;
  const rows = await db.query<{name: string}>(
    `SELECT DISTINCT ${column} AS name FROM account_dim ORDER BY name`
  );
  const names = rows.map((d) => d.name);
  if (names.includes(name)) return;
  const near = nearMiss(name, names);
  const list = names.slice(0, 10).join(", ") + (names.length > 10 ? ` and ${names.length - 10} more` : "");
  const hint = near === undefined ? `the warehouse has: ${list}` : `did you mean ${near}?`;
  throw new UserError(`unknown ${column === "account_id" ? "account" : column}: ${name}\n${hint}`);
}
