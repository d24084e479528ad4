import {Z95} from "../wilson.js";
import {chiSquareUpper} from "./distributions.js";
import type {MantelHaenszel} from "./mantelHaenszel.js";

/**
 * By how much accounts that stand in several matched sets widen the variance of the Mantel-Haenszel test.
 *
 * The test adds up c e over the members of all sets: e is 1 for an exposed member, c is 1 - 1 / m for the case of a set
 * of m and -1 / m for a control. Its variance takes every member for a new account: s^2 x sum of c^2. An exposure that
 * lasts is one and the same in all sets of an account: where exposure has nothing to do with leaving the variance is s^2 x
 * the sum over accounts of (the sum of its c)^2. If anyone at risk may be a control the two agree, since accounts that are a
 * case later take back what they add as a control; controls that must stay for a while are never cases soon after.
 *
 * @param sets the members of each set as numbers of accounts, its case first
 * @returns the second variance over the first, at least 1
 * @see Lubin and Gail 1984 on controls that must not become cases; the variance is that of a weighted sum of exposures
 *   drawn independently, and test/calibration shows the level without it and with it
 */
export function reuseFactor(sets: readonly (readonly number[])[]): number {
  const weights = new Map<number, number>();
  let apart = 0;
  for (const members of sets)
    members.forEach((account, i) => {
      const c = (i === 0 ? 1 : 0) - 1 / members.length;
      apart += c * c;
      weights.set(account, (weights.get(account) ?? 0) + c);
    });
  let together = 0;
  for (const c of weights.values()) together += c * c;
  return apart === 0 ? 1 : Math.max(1, together / apart);
}

/** A Mantel-Haenszel estimate whose variance is so many times what it was taken for; an exact bound stays as it is. */
export function widened(odds: MantelHaenszel, factor: number): MantelHaenszel {
  if (factor === 1) return odds;
  const {odds_ratio, se_log, chi2, p} = odds;
  const tested =
    chi2 === null || p === null ? {} : {chi2: chi2 / factor, p: chiSquareUpper(chi2 / factor, 1)};
  if (odds_ratio === null || se_log === null) return {...odds, ...tested};
  const se = se_log * Math.sqrt(factor);
  const half = Math.exp(Z95 * se);
  return {...odds, ...tested, se_log: se, low: odds_ratio / half, high: odds_ratio * half};
}
