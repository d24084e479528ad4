import {group} from "d3";
import {churnTable, churnVsTarget} from "../metrics/churnTarget.js";
import type {CompanyRow} from "../metrics/companyRow.js";
import type {Metrics} from "../metrics/companyMetrics.js";
import {companyMetrics} from "../metrics/companyMetrics.js";
import type {Metric} from "../metrics/metric.js";
import {retention} from "../metrics/retention.js";
import {endMrr} from "../metrics/revenueMetrics.js";
import type {Band} from "./bands.js";
import {BANDS} from "./bands.js";
import type {Filters} from "./filters.js";
import type {OverviewData, RenewalRow, WindowData} from "./overviewData.js";
import {unpackRows} from "./overviewData.js";

/** One CSM's accounts in the window. */
export interface CsmRow {
  csm: string;
  accounts: number;
  arr: number;
  at_risk: number;
  at_risk_arr: number;
  renewals: number;
  renewals_arr: number;
  grr: Metric;
  nrr: Metric;
  churn: Metric;
  logo_churn: Metric;
  /** The verdict stands when all CSMs are looked at. */
  marked: boolean;
}

/** Accounts and ARR of a band on the window's last day. */
export interface BandSum {
  band: Band;
  accounts: number;
  arr: number;
}

/** The rates of one window, for the charts over time. */
export interface HistoryPoint {
  period: string;
  metrics: Metrics;
}

/** Everything that the Overview shows under a set of filters. */
export interface OverviewView {
  data: OverviewData;
  window: WindowData;
  before: WindowData | null;
  /** What data-segment says. */
  segment: string;
  now: Metrics;
  then: Metrics | null;
  history: readonly HistoryPoint[];
  rows: readonly CompanyRow[];
  rowsBefore: readonly CompanyRow[];
  target: number | null;
  churn: Metric;
  bands: readonly BandSum[];
  bandsBefore: readonly BandSum[] | null;
  renewals: readonly RenewalRow[];
  csms: readonly CsmRow[];
}

const ATTRIBUTES = ["segment", "plan", "region", "csm"] as const;

/** How data-segment names a choice: *all*, a segment, *csm:NAME*, or the whole filter. */
export function segmentMark(filters: Filters): string {
  const set = ATTRIBUTES.filter((key) => filters[key]);
  if (set.length === 0) return "all";
  const [key] = set;
  if (set.length === 1 && key === "segment") return filters.segment ?? "all";
  if (set.length === 1 && key === "csm") return `csm:${filters.csm}`;
  return `filter:${set.map((d) => `${d}=${filters[d]}`).join("&")}`;
}

/** The window that the filters choose: the last full quarter unless they name another. */
export function chosenWindows(
  {windows}: Pick<OverviewData, "windows">,
  filters: Filters
): {window: WindowData; before: WindowData | null} {
  const full = windows.filter((d) => !d.label.includes(" "));
  const window = windows.find((d) => d.label === filters.quarter) ?? full.at(-1) ?? windows.at(-1);
  if (!window) throw new RangeError("the overview has no window");
  const earlier = windows.slice(0, windows.indexOf(window));
  const before = earlier.find((d) => d.label === filters.compare) ?? earlier.at(-1) ?? null;
  return {window, before};
}

/** Computes the Overview under the filters, with the same functions that the report uses. */
export function overviewView(data: OverviewData, filters: Filters): OverviewView {
  const {window, before} = chosenWindows(data, filters);
  const keep = accountFilter(data, filters);
  const segment = segmentMark(filters);
  const rowsOf = (d: WindowData) =>
    unpackRows(d.rows, data.accounts.account_id, BANDS).filter((_, k) => keep(d.rows.i[k] ?? -1));
  const metricsOf = (d: WindowData, rows: readonly CompanyRow[]) =>
    segment === "all" ? d.metrics : companyMetrics(rows);
  const rows = rowsOf(window);
  const rowsBefore = before ? rowsOf(before) : [];
  const renewals = data.renewals.filter((d) => keep(d.i));
  const churn = churnVsTarget(segmentChurn(rows, data), data.targets);
  return {
    data,
    window,
    before,
    segment,
    now: metricsOf(window, rows),
    then: before ? metricsOf(before, rowsBefore) : null,
    history: data.windows
      .slice(0, data.windows.indexOf(window) + 1)
      .map((d) => ({period: d.label, metrics: segment === "all" ? d.metrics : rates(rowsOf(d))})),
    rows,
    rowsBefore,
    target: churn.target ?? null,
    churn,
    bands: bandSums(rows),
    bandsBefore: before ? bandSums(rowsBefore) : null,
    renewals,
    csms: csmRows(data, rows, renewals)
  };
}

function accountFilter({accounts}: OverviewData, filters: Filters): (i: number) => boolean {
  const set = ATTRIBUTES.filter((key) => filters[key]);
  return (i) => set.every((key) => accounts[key][i] === filters[key]);
}

/** The metrics that the charts over time need, without those that need a bootstrap of their own. */
function rates(rows: readonly CompanyRow[]): Metrics {
  const {logo_churn, grr, nrr, revenue_churn} = retention(rows);
  return {logo_churn, grr, nrr, revenue_churn};
}

function placeOf(data: OverviewData): Map<string, number> {
  return new Map(data.accounts.account_id.map((id, i) => [id, i]));
}

function segmentChurn(rows: readonly CompanyRow[], data: OverviewData) {
  const places = placeOf(data);
  const base = rows.filter((d) => d.start_mrr > 0);
  const groups = group(base, (d) => data.accounts.segment[places.get(d.account_id) ?? -1] ?? "(none)");
  return Array.from(groups, ([segment, D]) => ({
    segment,
    accounts: D.length,
    lost: D.filter((d) => d.end_mrr <= 0).length
  }));
}

function bandSums(rows: readonly CompanyRow[]): BandSum[] {
  const paying = rows.filter((d) => endMrr(d) > 0);
  return BANDS.map((band) => {
    const own = paying.filter((d) => (d.health_band ?? "not enough data") === band);
    return {band, accounts: own.length, arr: own.reduce((sum, d) => sum + 12 * endMrr(d), 0)};
  });
}

function csmRows(data: OverviewData, rows: readonly CompanyRow[], renewals: readonly RenewalRow[]): CsmRow[] {
  const places = placeOf(data);
  const groups = group(rows, (d) => data.accounts.csm[places.get(d.account_id) ?? -1] ?? "(none)");
  const names = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1));
  const churn = names.map((csm) => segmentChurn(groups.get(csm) ?? [], data));
  const joined = churn.map((parts, i) => {
    const target = churnVsTarget(parts, data.targets);
    return {
      target,
      segment: String(i),
      accounts: target.denominator ?? 0,
      lost: target.numerator ?? 0
    };
  });
  const marks = churnTable(
    joined,
    Object.fromEntries(joined.map((d) => [d.segment, d.target.target ?? NaN]))
  );
  return names.map((csm, i) => {
    const own = groups.get(csm) ?? [];
    const paying = own.filter((d) => endMrr(d) > 0);
    const risky = paying.filter((d) => d.health_band === "at risk");
    const due = renewals.filter((d) => data.accounts.csm[d.i] === csm);
    const {grr, nrr, logo_churn} = retention(own);
    return {
      csm,
      accounts: paying.length,
      arr: paying.reduce((sum, d) => sum + 12 * endMrr(d), 0),
      at_risk: risky.length,
      at_risk_arr: risky.reduce((sum, d) => sum + 12 * endMrr(d), 0),
      renewals: due.length,
      renewals_arr: due.reduce((sum, d) => sum + d.arr, 0),
      grr,
      nrr,
      logo_churn,
      churn: joined[i]?.target ?? {value: null},
      marked: marks[i]?.marked ?? false
    };
  });
}
