import {assert} from "vitest";
import {dailySums} from "../../src/metrics/dailyMovements.js";
import {cents} from "../../src/metrics/money.js";
import {movements} from "../../src/metrics/movements.js";
import {addDays} from "../../src/metrics/days.js";
import {retention} from "../../src/metrics/retention.js";
import type {Account, Windowed} from "./companies.js";
import {rateOf} from "./companies.js";

/** The functions under test; a mutant replaces one of them. */
export interface Implementation {
  movements: typeof movements;
  retention: (pairs: Windowed["pairs"]) => {
    grr: number | null;
    nrr: number | null;
    logo_churn: number | null;
  };
  dailySums: typeof dailySums;
}

export const OURS: Implementation = {
  movements,
  retention: (pairs) => {
    const {grr, nrr, logo_churn} = retention(pairs);
    return {grr: grr.value, nrr: nrr.value, logo_churn: logo_churn.value};
  },
  dailySums
};

/** A law holds for an implementation and a company, or throws. */
export type Law = (
  implementation: Implementation,
  windowed: Windowed,
  window: {t0: string; t1: string}
) => void;

/** What an account pays on a day, straight from its rows: the definition, without any model. */
function paidOn({subscriptions}: Account, on: string, rate_day: string): number {
  const own = new Map<string, number>();
  for (const d of subscriptions) {
    if (d.is_trial || d.start_date > on || (d.end_date !== null && d.end_date <= on)) continue;
    own.set(d.currency, (own.get(d.currency) ?? 0) + cents(d.mrr));
  }
  let total = 0;
  for (const [currency, amount] of own) total += Math.round(amount * rateOf(currency, rate_day));
  return total;
}

function everPaid(account: Account, upTo: string): boolean {
  return account.subscriptions.some((d) => !d.is_trial && d.mrr > 0 && d.start_date <= upTo);
}

/** Both ends, the exchange effect and the past of each account are those of its rows, day by day. */
export const pairsFollowTheRows: Law = (_, {company, pairs}, {t0, t1}) => {
  const found = new Map(pairs.map((d) => [Number(d.account_id.split(":")[1]), d]));
  company.forEach((account, i) => {
    const pair = found.get(i);
    // Rates have more digits than cents, and half a cent may round either way.
    const slack = new Set(account.subscriptions.map((d) => d.currency)).size + 0.5;
    const near = (actual: number | undefined, expected: number) =>
      assert.approximately(cents(actual ?? 0), expected, slack, `account ${i}`);
    near(pair?.start_mrr, paidOn(account, t0, t0));
    near(pair?.end_mrr, paidOn(account, t1, t0));
    near((pair?.end_mrr ?? 0) + (pair?.fx_mrr ?? 0), paidOn(account, t1, t1));
    assert.strictEqual(pair?.paid_before ?? false, everPaid(account, t0), `paid before: account ${i}`);
    assert.strictEqual(
      pair?.left_and_returned ?? false,
      leftAndReturned(account, t0, t1),
      `returned: account ${i}`
    );
  });
};

function leftAndReturned(account: Account, t0: string, t1: string): boolean {
  if (paidOn(account, t0, t0) === 0 || paidOn(account, t1, t0) === 0) return false;
  for (let d = t0; d <= t1; d = addDays(d, 1)) if (paidOn(account, d, t0) === 0) return true;
  return false;
}

/** start + new + reactivation + expansion - contraction - churned + fx = end, to the cent, and none is negative. */
export const movementsAddUp: Law = ({movements}, {pairs}) => {
  const d = movements(pairs);
  const gained = cents(d.new_mrr) + cents(d.reactivation_mrr) + cents(d.expansion_mrr);
  const lost = cents(d.contraction_mrr) + cents(d.churned_mrr);
  assert.strictEqual(cents(d.start_mrr) + gained - lost + cents(d.fx_mrr), cents(d.end_mrr));
  for (const [key, value] of Object.entries(d))
    if (key !== "fx_mrr") assert.isAtLeast(value as number, 0, key);
  const paying = pairs.reduce((sum, p) => sum + cents(p.start_mrr), 0);
  assert.strictEqual(cents(d.start_mrr), paying);
};

/** New and reactivated accounts did not pay at the start; only accounts that had never paid are new. */
export const newAccountsNeverPaid: Law = ({movements}, {company, pairs}, {t0}) => {
  const split = (keep: (account: Account) => boolean) =>
    movements(pairs.filter((d) => keep(company[Number(d.account_id.split(":")[1])]!)));
  assert.strictEqual(split((d) => everPaid(d, t0)).new_mrr, 0);
  assert.strictEqual(split((d) => !everPaid(d, t0)).reactivation_mrr, 0);
};

/** The daily view ends where the end points do, and neither gains nor losses are smaller than in the end-point view. */
export const dailyViewArrives: Law = ({movements, dailySums}, {pairs, changes}) => {
  const ends = movements(pairs);
  const daily = dailySums(changes);
  const gained = cents(daily.new) + cents(daily.reactivation) + cents(daily.expansion);
  const lost = cents(daily.contraction) + cents(daily.churned);
  assert.strictEqual(cents(ends.start_mrr) + gained - lost, cents(ends.end_mrr) - cents(ends.fx_mrr));
  assert.isAtLeast(lost, cents(ends.contraction_mrr) + cents(ends.churned_mrr));
};

/** GRR is at most 1 and at most NRR; both and logo churn are empty exactly when nobody paid at the start. */
export const grossIsBelowNet: Law = ({retention}, {pairs}) => {
  const {grr, nrr, logo_churn} = retention(pairs);
  const started = pairs.some((d) => d.start_mrr > 0);
  for (const value of [grr, nrr, logo_churn]) assert.strictEqual(value !== null, started);
  if (grr === null || nrr === null || logo_churn === null) return;
  assert.isAtMost(grr, 1);
  assert.isAtLeast(grr, 0);
  assert.isAtMost(grr, nrr + 1e-12);
  assert.isAtMost(1 - logo_churn, 1);
  if (logo_churn === 1) assert.strictEqual(nrr, 0);
};

/** What holds of a union lies between what holds of its disjoint parts: here the segments, some of one account. */
export const unionLiesBetween: Law = ({retention}, {pairs}) => {
  const segments = [...new Set(pairs.map((d) => d.segment))];
  const parts = segments.map((segment) => retention(pairs.filter((d) => d.segment === segment)));
  const whole = retention(pairs);
  for (const key of ["grr", "nrr", "logo_churn"] as const) {
    const values = parts.flatMap((d) => d[key] ?? []);
    if (whole[key] === null) assert.isEmpty(values);
    else {
      assert.isAtLeast(whole[key], Math.min(...values) - 1e-9, key);
      assert.isAtMost(whole[key], Math.max(...values) + 1e-9, key);
    }
  }
};

/** GRR and NRR of a union are the means of its parts, weighted by the MRR they started with. */
export const unionIsWeightedMean: Law = ({retention}, {pairs}) => {
  const segments = [...new Set(pairs.map((d) => d.segment))];
  const whole = retention(pairs);
  const start = pairs.reduce((sum, d) => sum + d.start_mrr, 0);
  for (const key of ["grr", "nrr"] as const) {
    let kept = 0;
    for (const segment of segments) {
      const part = pairs.filter((d) => d.segment === segment);
      kept += part.reduce((sum, d) => sum + d.start_mrr, 0) * (retention(part)[key] ?? 0);
    }
    if (start > 0) assert.approximately(whole[key] ?? NaN, kept / start, 1e-9, key);
  }
};

/** The sums of a union are the sums of its parts, to the cent. */
export const movementsAreAdditive: Law = ({movements}, {pairs}) => {
  const segments = [...new Set(pairs.map((d) => d.segment))];
  const whole = movements(pairs);
  for (const key of Object.keys(whole) as (keyof typeof whole)[]) {
    const parts = segments.reduce(
      (sum, s) => sum + cents(movements(pairs.filter((d) => d.segment === s))[key]),
      0
    );
    assert.strictEqual(parts, cents(whole[key]), key);
  }
};
