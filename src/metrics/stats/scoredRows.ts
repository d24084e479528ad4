import {wilson} from "../wilson.js";
import {labelCodes} from "./labelCodes.js";

/** Account-months with a score and what happened afterwards; a row at each index. */
export interface ScoredRows {
  score: ArrayLike<number>;
  /** 1 when the account left within the horizon, else 0 */
  outcome: ArrayLike<number>;
  /** rows of one account are not independent */
  account: ArrayLike<string | number>;
}

/** Rows in order of score, with equal scores side by side. */
export interface SortedRows {
  n: number;
  /** number of accounts */
  accounts: number;
  /** accounts with an event in any row */
  event_accounts: number;
  events: number;
  score: Float64Array;
  outcome: Uint8Array;
  /** number of the row's account, in the order in which accounts were given first */
  account: Int32Array;
  /** where the stretch of equal scores that starts here ends; 0 inside a stretch */
  end: Int32Array;
}

/**
 * Sorts rows once, so that statistics of a resample of accounts need only their multiplicities.
 *
 * @param alarm which end comes first: *low* scores are the alarming ones, or *high* ones
 */
export function sortedRows({score, outcome, account}: ScoredRows, alarm: "low" | "high" = "low"): SortedRows {
  const n = score.length;
  const {codes, names} = labelCodes(account);
  const sign = alarm === "low" ? 1 : -1;
  const order = Int32Array.from({length: n}, (_, i) => i).sort((a, b) => sign * (score[a]! - score[b]!));
  const sorted = Float64Array.from(order, (i) => score[i]!);
  const end = new Int32Array(n);
  for (let i = 0, j = 0; i < n; i = j) {
    while (j < n && sorted[j] === sorted[i]) ++j;
    end[i] = j;
  }
  const outcomes = Uint8Array.from(order, (i) => outcome[i]!);
  const accounts = Int32Array.from(order, (i) => codes[i]!);
  const left = new Set(accounts.filter((_, i) => outcomes[i] === 1));
  return {
    n,
    accounts: names.length,
    event_accounts: left.size,
    events: outcomes.reduce((a, b) => a + b, 0),
    score: sorted,
    outcome: outcomes,
    account: accounts,
    end
  };
}

/** Calls **each** stretch of equal scores, in order, with the weight of its rows with and without the event. */
export function eachStretch(
  {n, outcome, account, end}: SortedRows,
  m: ArrayLike<number>,
  each: (events: number, others: number, first: number) => void
): void {
  for (let i = 0; i < n;) {
    const first = i;
    const stop = end[i]!;
    let events = 0;
    let all = 0;
    for (; i < stop; ++i) {
      const weight = m[account[i]!]!;
      all += weight;
      events += weight * outcome[i]!;
    }
    each(events, all - events, first);
  }
}

/**
 * Wilson's interval of a share of account-months with the number of accounts as n, because the months of one
 * account tell little more than one of them.
 */
export function accountWilson(share: number, accounts: number): {low: number; high: number} | null {
  return wilson(share * accounts, accounts);
}
