import {group} from "d3";
import {accountWilson} from "../stats/scoredRows.js";
import type {Chance, RenewalRow} from "./renewalRows.js";

/** Fewer accounts than this say too little about a segment. */
const LEAST_ACCOUNTS = 10;

/** An account that paid a year before the last day of data, and whether it still pays. */
export interface YearlyRow {
  account_id: string;
  segment: string;
  stayed: boolean;
}

/** A past rate. */
export interface RenewalRate extends Chance {
  /** *renewals* with a date, or *years* of payment where no renewal has one */
  basis: "renewals" | "years";
  /** null: all segments */
  segment: string | null;
  /** renewals, or accounts */
  n: number;
  kept: number;
  accounts: number;
}

interface Outcome {
  account_id: string;
  segment: string;
  kept: boolean;
}

/**
 * The share of past renewals of a segment after which the account paid on, with Wilson's interval at account level;
 * of all segments where the segment had fewer than 10 accounts, and of years of payment where no renewal has a date.
 *
 * @returns null where nothing is known of either
 */
export function renewalRate(
  rows: readonly RenewalRow[],
  years: readonly YearlyRow[],
  segment: string
): RenewalRate | null {
  const terms = [...group(rows, (d) => `${d.account_id} ${d.renewal_date}`).values()].map((d) => d[0]!);
  const renewals = terms.map((d) => ({...d, kept: d.renewed}));
  const stays = years.map((d) => ({...d, kept: d.stayed}));
  for (const [basis, all] of [
    ["renewals", renewals],
    ["years", stays]
  ] as const) {
    const own = all.filter((d) => d.segment === segment);
    if (accountsOf(own) >= LEAST_ACCOUNTS) return rate(own, basis, segment);
    if (accountsOf(all) >= LEAST_ACCOUNTS) return rate(all, basis, null);
  }
  return null;
}

const accountsOf = (rows: readonly Outcome[]) => new Set(rows.map((d) => d.account_id)).size;

function rate(rows: readonly Outcome[], basis: RenewalRate["basis"], segment: string | null): RenewalRate {
  const kept = rows.filter((d) => d.kept).length;
  const accounts = accountsOf(rows);
  const value = kept / rows.length;
  return {value, ...accountWilson(value, accounts)!, basis, segment, n: rows.length, kept, accounts};
}
