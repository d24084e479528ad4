import type {ChurnTargets} from "../metrics/churnTarget.js";
import type {CompanyRow} from "../metrics/companyRow.js";
import type {Metrics} from "../metrics/companyMetrics.js";
import type {ForecastCoverage, RenewalOutlook} from "../metrics/renewal/renewalOutlook.js";

/** The attributes by which accounts are filtered, in columns. */
export interface AccountColumns {
  account_id: string[];
  name: string[];
  segment: string[];
  plan: string[];
  region: string[];
  csm: string[];
}

/** What the Overview draws from; columns over accounts are in one order, windows from the oldest on. */
export interface OverviewData {
  company: string;
  as_of: string;
  currency: string;
  targets: ChurnTargets;
  /** *v4*, where all accounts are scored by one version. */
  scorecard: string | null;
  accounts: AccountColumns;
  windows: WindowData[];
  renewals: RenewalRow[];
  /** Of all accounts, whatever the filters. */
  outlook: OutlookData;
}

/** What is forecast of the coming renewals, and how often the forecasts of past quarters held. */
export interface OutlookData extends Omit<RenewalOutlook, "past"> {
  coverage: ForecastCoverage;
}

/** A quarter, or the one that is under way at as_of. */
export interface WindowData {
  /** *2026Q3*, or *2026Q4 to date* */
  label: string;
  /** What `quarterdeck metrics` calls it: a quarter, or two days. */
  window: string;
  t0: string;
  t1: string;
  rows: PackedRows;
  /** The metrics of all accounts, so that the first drawing computes no bootstrap. */
  metrics: Metrics;
}

/** An account that renews within 90 days of as_of. */
export interface RenewalRow {
  /** Its place in the accounts' columns. */
  i: number;
  renewal_date: string;
  arr: number;
  health_score: number | null;
  health_band: string | null;
  health_change: number | null;
  /** Weekly active users of the last 13 weeks, oldest first; null where the week has no data. */
  weeks: (number | null)[];
  /** What moved its health most, in words; null where nothing is known. */
  moved: string | null;
}

/** The columns of a window's rows that the Overview needs. */
export const PACKED_KEYS = [
  "start_mrr",
  "end_mrr",
  "fx_mrr",
  "mau",
  "seats",
  "tickets",
  "nps_n",
  "promoters",
  "detractors"
] as const satisfies readonly (keyof CompanyRow)[];

/** What matters only of accounts that pay on the window's last day. */
const STATE_KEYS: ReadonlySet<string> = new Set(["mau", "seats"]);

type Packed = Record<(typeof PACKED_KEYS)[number], (number | null)[]>;

/** Rows by column; *i* is an account's place in the accounts' columns. */
export interface PackedRows extends Packed {
  i: number[];
  /** 1: had paid before; 2: left and returned; 4: quiet; 8: not quiet. */
  flags: number[];
  /** The place of the band in BANDS; null without one. */
  band: (number | null)[];
}

type NotPacked = Exclude<
  keyof CompanyRow,
  keyof Packed | "account_id" | "paid_before" | "left_and_returned" | "quiet" | "health_band"
>;

/** The compiler holds this list complete: a column that is forgotten would read as undefined, not as unknown. */
const NOTHING_KNOWN: Record<NotPacked, null> = {
  wau: null,
  dau_mean: null,
  user_days: null,
  active_rate_base: null,
  features_used: null,
  features_available: null,
  unused_seats: null,
  wasted_spend: null,
  champions: null,
  champion_risk: null,
  days_since_checkin: null,
  health_score: null,
  health_coverage: null,
  engagement_index: null,
  trend: null,
  goal_attainment: null,
  promised_to_date: null,
  promised_measured_to_date: null,
  realised_to_date: null,
  paid_to_date: null,
  users_before: null,
  users_lost: null,
  churns: null,
  churns_known: null,
  churns_involuntary: null,
  trials_due: null,
  trials_paid: null,
  trials_open: null,
  tickets_rated: null,
  active_user_months: null,
  csat_tickets_n: null,
  csat_tickets_good: null,
  csat_surveys_n: null,
  csat_surveys_good: null,
  nps_sent: null,
  nps_answered: null,
  surveys_sent: null,
  surveys_answered: null,
  touches: null,
  touches_proactive: null
};

/** Writes rows by column; accounts that neither pay at an end nor ask or say anything in the window are left out. */
export function packRows(
  rows: readonly CompanyRow[],
  places: ReadonlyMap<string, number>,
  bands: readonly string[]
): PackedRows {
  const counts = (d: CompanyRow) => PACKED_KEYS.some((key) => !STATE_KEYS.has(key) && (d[key] ?? 0) !== 0);
  const kept = rows.filter((d) => counts(d) && places.has(d.account_id));
  const columns = Object.fromEntries(PACKED_KEYS.map((key) => [key, kept.map((d) => d[key])])) as Packed;
  return {
    i: kept.map((d) => places.get(d.account_id) ?? -1),
    flags: kept.map(
      (d) =>
        (d.paid_before ? 1 : 0) + (d.left_and_returned ? 2 : 0) + (d.quiet === null ? 0 : d.quiet ? 4 : 8)
    ),
    band: kept.map((d) => (d.health_band === null ? null : bands.indexOf(d.health_band))),
    ...columns
  };
}

/** Reads packed rows; what was not packed reads as not known. */
export function unpackRows(
  packed: PackedRows,
  account_id: readonly string[],
  bands: readonly string[]
): CompanyRow[] {
  return packed.i.map((i, k) => {
    const flags = packed.flags[k] ?? 0;
    const band = packed.band[k];
    const row = {
      ...NOTHING_KNOWN,
      account_id: account_id[i] ?? "",
      paid_before: (flags & 1) > 0,
      left_and_returned: (flags & 2) > 0,
      quiet: flags & 4 ? true : flags & 8 ? false : null,
      health_band: band === null || band === undefined ? null : (bands[band] ?? null)
    } as CompanyRow;
    for (const key of PACKED_KEYS) Object.assign(row, {[key]: packed[key][k] ?? null});
    return row;
  });
}
