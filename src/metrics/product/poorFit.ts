import {group} from "d3";
import {benjaminiHochberg} from "../benjaminiHochberg.js";
import type {Metric} from "../metric.js";
import {newcombe} from "../stats/newcombe.js";
import {shareMetric} from "../wilson.js";

/** An account that has paid, and how it came. */
export interface SoldAccount {
  account_id: string;
  /** 0 to 1; null where it is not known. */
  icp_fit: number | null;
  channel: string | null;
  seller: string | null;
  /** The items whose value was promised to it. */
  promises: readonly string[];
  left: boolean;
}

/** How many accounts of a channel, promise or seller fit the product badly. */
export interface FitGroup {
  kind: "channel" | "promise" | "seller";
  name: string;
  poor: Metric;
  /** Of the other accounts of which the same is known. */
  others: Metric;
  /** Whether the difference stands when all groups are looked at together. */
  marked: boolean;
  /** Accounts of the group that have left. */
  left: number;
}

/** A group of fewer accounts is counted but not tested. */
const TESTED = 5;

/**
 * The share of poor fits in each channel, promise and seller against the rest of those of which the same is known; the
 * score test of two shares, all groups judged together by Benjamini-Hochberg at 5 %.
 *
 * @param cut accounts that fit less count as poor
 */
export function poorFit(
  accounts: readonly SoldAccount[],
  cut: number
): {all: Metric; unknown: number; groups: FitGroup[]} {
  const known = accounts.filter((d) => d.icp_fit !== null);
  const isPoor = (d: SoldAccount) => (d.icp_fit ?? 1) < cut;
  const share = (D: readonly SoldAccount[]) => shareMetric(D.filter(isPoor).length, D.length, "no account");
  const tested = [
    ...split(known, "channel", (d) => (d.channel === null ? [] : [d.channel])),
    ...split(known, "promise", (d) => d.promises),
    ...split(known, "seller", (d) => (d.seller === null ? [] : [d.seller]))
  ].map(({kind, name, own, rest}) => {
    const enough = own.length >= TESTED && rest.length >= TESTED;
    const parts = (D: readonly SoldAccount[]) => ({successes: D.filter(isPoor).length, n: D.length});
    const p = enough ? newcombe(parts(own), parts(rest)).p : null;
    return {kind, name, poor: share(own), others: share(rest), left: own.filter((d) => d.left).length, p};
  });
  const marks = benjaminiHochberg(tested.map((d) => d.p));
  return {
    all: share(known),
    unknown: accounts.length - known.length,
    groups: tested.map(({p: _, ...d}, i) => ({...d, marked: marks[i] ?? false}))
  };
}

interface Split {
  kind: FitGroup["kind"];
  name: string;
  own: SoldAccount[];
  rest: SoldAccount[];
}

function split(
  accounts: readonly SoldAccount[],
  kind: FitGroup["kind"],
  names: (d: SoldAccount) => readonly string[]
): Split[] {
  const said = accounts.filter((d) => names(d).length > 0);
  const pairs = said.flatMap((account) => [...new Set(names(account))].map((name) => ({name, account})));
  return Array.from(
    group(pairs, (d) => d.name),
    ([name, D]) => {
      const own = D.map((d) => d.account);
      const inside = new Set(own);
      return {kind, name, own, rest: said.filter((d) => !inside.has(d))};
    }
  ).sort((a, b) => b.own.length - a.own.length || (a.name < b.name ? -1 : 1));
}
