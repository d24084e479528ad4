import {benjaminiHochberg} from "../metrics/benjaminiHochberg.js";
import {normalCdf} from "../metrics/normal.js";
import type {Follow} from "../metrics/survival.js";
import {wilson} from "../metrics/wilson.js";

/** Losses of the accounts that reached an age, per month of age. */
export interface AgeLosses {
  label: string;
  from: number;
  to: number;
  lost: number;
  /** Account-months under observation. */
  at_risk: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  /** Stands out from the rate of all ages, also when all ages are looked at. */
  marked: boolean;
}

const AGES: readonly (readonly [number, number])[] = [
  [0, 2],
  [3, 5],
  [6, 8],
  [9, 11],
  [12, 12],
  [13, 18],
  [19, 24],
  [25, 36],
  [37, 60]
];

/**
 * Losses by age: an account is under observation in each month of age that it begins, and lost in the one in which it
 * leaves. Rates have Wilson intervals; those above the rate of all ages are marked by Benjamini-Hochberg at 5 %.
 */
export function lossesByAge(lives: readonly Follow[]): {
  ages: AgeLosses[];
  all: {lost: number; at_risk: number};
} {
  const at_risk: number[] = [];
  const lost: number[] = [];
  for (const {time, event, entry = 0} of lives) {
    const last = Math.floor(time);
    for (let m = Math.ceil(entry); m <= last; ++m) {
      // A month that had only begun when the account was last seen says nothing of its end.
      if (m === last && !event) continue;
      at_risk[m] = (at_risk[m] ?? 0) + 1;
    }
    if (event && last >= Math.ceil(entry)) lost[last] = (lost[last] ?? 0) + 1;
  }
  const sum = (values: readonly number[], from: number, to: number) => {
    let total = 0;
    for (let m = from; m <= to; ++m) total += values[m] ?? 0;
    return total;
  };
  const all = {lost: sum(lost, 0, lost.length), at_risk: sum(at_risk, 0, at_risk.length)};
  const ages = AGES.map(([from, to]) => ({
    from,
    to,
    lost: sum(lost, from, to),
    at_risk: sum(at_risk, from, to)
  }));
  const shown = ages.filter((d) => d.at_risk > 0);
  const marks = benjaminiHochberg(shown.map((d) => aboveAll(d, all)));
  return {
    all,
    ages: shown.map((d, i) => ({
      ...d,
      label: d.from === d.to ? `${d.from}` : `${d.from}\u2013${d.to}`,
      rate: d.lost / d.at_risk,
      low: wilson(d.lost, d.at_risk)?.low ?? null,
      high: wilson(d.lost, d.at_risk)?.high ?? null,
      marked: marks[i] ?? false
    }))
  };
}

/** One-sided score test of an age's rate against that of all other ages; null where one of them is empty. */
function aboveAll(age: {lost: number; at_risk: number}, all: {lost: number; at_risk: number}): number | null {
  const rest = {lost: all.lost - age.lost, at_risk: all.at_risk - age.at_risk};
  if (rest.at_risk <= 0 || all.lost === 0) return null;
  const p = all.lost / all.at_risk;
  const error = Math.sqrt(p * (1 - p) * (1 / age.at_risk + 1 / rest.at_risk));
  return error > 0 ? normalCdf(-(age.lost / age.at_risk - rest.lost / rest.at_risk) / error) : null;
}
