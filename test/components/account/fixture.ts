import {JSDOM} from "jsdom";
import type {AccountJournal, AccountView} from "../../../src/components/account/accountView.js";
import {accountView} from "../../../src/components/account/accountView.js";
import type {
  AccountData,
  AccountPoint,
  AccountWeek,
  AccountWindow
} from "../../../src/metrics/accountData.js";
import type {Columns} from "../../../src/metrics/columns.js";
import type {Metric} from "../../../src/metrics/metric.js";

/** A document to render in, as in Node. */
export const document = new JSDOM("<!doctype html>").window.document;

/** Rows by column. */
export function byColumn<T extends object>(rows: readonly T[]): Columns<T> {
  const names = Object.keys(rows[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, rows.map((d) => d[name])])) as unknown as Columns<T>;
}

const POINT: AccountPoint = {
  point_date: "2026-09-30",
  mrr: 1000,
  seats: 100,
  mau: 80,
  wau: 60,
  user_days: 800,
  active_days_per_user: 10,
  features_used: 3,
  features_available: 5,
  seat_utilisation: 0.8,
  unused_seats: 20,
  unused_never: 10,
  unused_lapsed: 5,
  unused_partial: 5,
  engagement_index: 70,
  quiet: false,
  quiet_reason: null,
  days_since_inbound: 0,
  days_since_checkin: 12,
  open_sev1: 0,
  champions: 1,
  champion_risk: "one",
  health_score: 77.6,
  health_band: "healthy",
  health_coverage: 0.92,
  health_change: 5.8,
  scorecard: "default",
  scorecard_version: "4"
};

/** A year of weeks to Sunday 2026-09-27: 50 users of 90 seats, then 80 of 100 from July; two weeks of February are missing. */
export function weeks(): AccountWeek[] {
  return Array.from({length: 52}, (_, i) => {
    const week_end = new Date(Date.UTC(2026, 8, 27 - 7 * (51 - i))).toISOString().slice(0, 10);
    const missing = week_end === "2026-02-15" || week_end === "2026-02-22";
    const late = week_end > "2026-07-01";
    return {
      week_end,
      wau: missing ? null : 40,
      mau: missing ? null : late ? 80 : 50,
      seats: late ? 100 : 90,
      missing
    };
  });
}

/** A quarter with some metrics. */
export function quarter(
  label: string,
  [t0, t1]: [string, string],
  metrics: Record<string, Metric>
): AccountWindow {
  return {label, window: label, t0, t1, metrics};
}

/** An account that pays, with two quarters of metrics; **parts** replace or add. */
export function accountData(parts: Partial<AccountData> = {}): AccountData {
  return {
    account: {
      account_id: "A-1",
      name: "Halden Freight",
      segment: "Mid-market",
      plan: "Growth",
      industry: "(none)",
      country: "DE",
      region: "Europe",
      csm: "I. Okafor",
      language: "de",
      signup_date: "2024-03-01",
      first_paid_date: "2024-03-10",
      churned_on: null,
      paying: true,
      mrr: 12_400,
      arr: 148_800,
      contract_mrr: 12_400,
      contract_currency: "USD",
      seats: 100,
      renewal_date: "2026-11-30",
      tenure_days: 934
    },
    company: "Kestrel",
    currency: "USD",
    as_of: "2026-09-30",
    missing: [],
    windows: [
      quarter("2026Q2", ["2026-03-31", "2026-06-30"], {
        mau: {value: 50},
        nps: {value: 20, low: -10, high: 50, n: 30},
        arr: {value: 148_800}
      }),
      quarter("2026Q3", ["2026-06-30", "2026-09-30"], {
        mau: {value: 80},
        seat_utilisation: {value: 0.8, numerator: 80, denominator: 100},
        unused_seats: {value: 20},
        nps: {value: 24, low: -5, high: 53, n: 31},
        first_response_median: {value: 0.75, low: 0.5, high: 2, n: 11},
        tickets: {value: 11},
        arr: {value: 148_800},
        health_score: {value: 77.6}
      })
    ],
    now: POINT,
    points: byColumn([{...POINT, point_date: "2026-08-31", health_score: 71.8}, POINT]),
    weeks: byColumn(weeks()),
    ...parts
  };
}

/** The view of an account at a width, in which rows are named by what would open. */
export function viewOf(
  data: AccountData,
  choice = {},
  journal: AccountJournal = {today: data.as_of, lines: []}
): AccountView {
  const rows = (query: string, params: readonly string[], _title: string, label = "Rows") => {
    const button = document.createElement("button");
    button.textContent = label;
    button.dataset.query = `${query}(${params.join(", ")})`;
    return button;
  };
  return accountView(data, choice, {rows, fit: (draw) => draw(640), journal, document});
}
