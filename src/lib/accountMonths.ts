import type {Metric} from "../metrics/metric.js";
import {groupShare} from "../metrics/stats/calibrationCurve.js";
import {accountWilson} from "../metrics/stats/scoredRows.js";
import type {AccountMonthsData} from "./accountMonthsData.js";
import {MONTH_SIGNALS} from "./accountMonthsData.js";
import type {CrossCounts} from "./crossFilter.js";
import {CrossFilter} from "./crossFilter.js";
import {unpackBins} from "./monthBins.js";

/** The account-months as they are brushed. */
export interface AccountMonths {
  data: AccountMonthsData;
  filter: CrossFilter;
  /** of each row the number of its account, and whether that left within the horizon: 1, 0, or 2 for not known yet */
  account: Uint32Array;
  outcome: Uint8Array;
  /** without any brush */
  all: {histograms: readonly Uint32Array[]; counts: CrossCounts};
}

/** An account with rows that are brushed. */
export interface BrushedAccount {
  account_id: string;
  name: string;
  /** its account-months brushed, and all it has */
  brushed: number;
  months: number;
  /** one of those brushed was followed by leaving; null where that is not known yet of all of them */
  left: boolean | null;
}

const OUTCOMES: Record<string, number> = {"0": 0, "1": 1};

/** Puts published account-months into columns. */
export function openMonths(data: AccountMonthsData): AccountMonths {
  const account = new Uint32Array(data.left.length);
  let row = 0;
  for (const [i, n] of data.months.entries()) {
    account.fill(i, row, row + n);
    row += n;
  }
  const outcome = Uint8Array.from(data.left, (d) => OUTCOMES[d] ?? 2);
  const filter = new CrossFilter({
    values: MONTH_SIGNALS.map((key) => unpackBins(data.columns[key].rows)),
    bins: MONTH_SIGNALS.map((key) => data.columns[key].bins),
    account,
    outcome
  });
  const all = {histograms: filter.histograms.map((d) => d.slice()), counts: {...filter.counts}};
  return {data, filter, account, outcome, all};
}

/** How many of the brushed left within the horizon, with Wilson’s interval in which accounts count; or why not. */
export function leavingRate({known, known_accounts, left}: CrossCounts): Metric {
  const observed = known === 0 ? 0 : left / known;
  const interval = accountWilson(observed, known_accounts) ?? {low: 0, high: 1};
  return groupShare({n: known, accounts: known_accounts, events: left, observed, ...interval});
}

/** The accounts with brushed rows, those with most of them first. */
export function brushedAccounts({data, filter, account, outcome}: AccountMonths): BrushedAccount[] {
  const [left, young] = [new Set<number>(), new Set<number>()];
  for (let row = 0; row < account.length; ++row)
    if (outcome[row] !== 0 && filter.passes(row)) (outcome[row] === 1 ? left : young).add(account[row]!);
  return Array.from(filter.rowsByAccount(), (brushed, i) => ({
    account_id: data.account_id[i]!,
    name: data.name[i]!,
    brushed,
    months: data.months[i]!,
    left: left.has(i) || (young.has(i) ? null : false)
  }))
    .filter((d) => d.brushed > 0)
    .sort((a, b) => b.brushed - a.brushed || (a.name < b.name ? -1 : 1));
}
