import {BANDS} from "../../src/lib/bands.js";
import type {OverviewData, RenewalRow} from "../../src/lib/overviewData.js";
import {packRows, PACKED_KEYS} from "../../src/lib/overviewData.js";
import {companyMetrics} from "../../src/metrics/companyMetrics.js";
import type {CompanyRow} from "../../src/metrics/companyRow.js";
import {unpackRows} from "../../src/lib/overviewData.js";

/** An account of a made-up company: what it pays at the ends of each quarter, from the first on. */
export interface MadeAccount {
  account_id: string;
  name?: string;
  segment?: string;
  csm?: string;
  region?: string;
  mrr: readonly number[];
  band?: string | null;
}

const NO_ROWS = {
  ...Object.fromEntries(PACKED_KEYS.map((d) => [d, [null]])),
  i: [0],
  flags: [0],
  band: [null]
} as unknown as Parameters<typeof unpackRows>[0];

/** A row of which nothing is known but what it pays. */
export function companyRow(row: Partial<CompanyRow>): CompanyRow {
  const [unknown] = unpackRows(NO_ROWS, [""], BANDS);
  if (!unknown) throw new Error("no row");
  return {...unknown, start_mrr: 0, end_mrr: 0, fx_mrr: 0, ...row};
}

const NO_OUTLOOK: OverviewData["outlook"] = {
  ...{until: "2026-06-28", due: 0, due_arr: 0, forecast: null, model: false, reason: "no renewal is due"},
  coverage: {quarters: 0, count: 0, arr: 0}
};

/** The Overview's data of a made-up company whose quarters are 2026Q1, 2026Q2 …; the metrics are computed as published. */
export function overviewOf(
  accounts: readonly MadeAccount[],
  rest: Partial<Pick<OverviewData, "targets" | "outlook">> & {renewals?: readonly RenewalRow[]} = {}
): OverviewData {
  const places = new Map(accounts.map((d, i) => [d.account_id, i]));
  const quarters = Math.max(1, ...accounts.map((d) => d.mrr.length - 1));
  const windows = Array.from({length: quarters}, (_, q) => {
    const rows = accounts.map(({account_id, mrr, band}) =>
      companyRow({
        account_id,
        start_mrr: mrr[q] ?? 0,
        end_mrr: mrr[q + 1] ?? 0,
        paid_before: mrr.slice(0, q + 1).some((d) => d > 0),
        health_band: band ?? null
      })
    );
    const label = `2026Q${q + 1}`;
    const [t0, t1] = [`2026-0${3 * q + 1}-01`, `2026-0${3 * q + 3}-28`];
    return {label, window: label, t0, t1, rows: packRows(rows, places, BANDS), metrics: companyMetrics(rows)};
  });
  return {
    company: "Made up",
    as_of: windows.at(-1)?.t1 ?? "2026-03-28",
    currency: "USD",
    targets: "targets" in rest ? rest.targets : 0.03,
    scorecard: "v1",
    accounts: {
      account_id: accounts.map((d) => d.account_id),
      name: accounts.map((d) => d.name ?? d.account_id),
      segment: accounts.map((d) => d.segment ?? "Small"),
      plan: accounts.map(() => "Basic"),
      region: accounts.map((d) => d.region ?? "North"),
      csm: accounts.map((d) => d.csm ?? "Ana")
    },
    windows,
    renewals: [...(rest.renewals ?? [])],
    outlook: rest.outlook ?? NO_OUTLOOK
  };
}
