import {cents} from "./money.js";

/**
 * What one account pays at both ends of a window, in the reporting currency per month.
 * Both ends are converted at the rate of the window's first month.
 */
export interface MrrPair {
  account_id: string;
  start_mrr: number;
  end_mrr: number;
  /** how much more (or less) end_mrr is worth at the rate of the window's last month */
  fx_mrr: number;
  /** had paid on a day up to t0 */
  paid_before: boolean;
  /** paid at both ends and not on every day between */
  left_and_returned: boolean;
}

/** The kinds of change that carry the MRR of one day to that of another. */
export type MovementKind = "new" | "reactivation" | "expansion" | "contraction" | "churned";

/** Sums of a window to the cent: start + new + reactivation + expansion - contraction - churned + fx = end. */
export interface Movements {
  start_mrr: number;
  new_mrr: number;
  reactivation_mrr: number;
  expansion_mrr: number;
  contraction_mrr: number;
  churned_mrr: number;
  fx_mrr: number;
  end_mrr: number;
}

/** Which movement an account makes between two amounts; null if they are the same. */
export function movementKind(before: number, after: number, paid_before: boolean): MovementKind | null {
  const [p, c] = [cents(before), cents(after)];
  if (p === c) return null;
  if (p === 0) return paid_before ? "reactivation" : "new";
  if (c === 0) return "churned";
  return c > p ? "expansion" : "contraction";
}

/** The movements of a window, account by account from its two end points; sums are in whole cents. */
export function movements(pairs: Iterable<MrrPair>): Movements {
  const sum = {start: 0, new: 0, reactivation: 0, expansion: 0, contraction: 0, churned: 0, fx: 0, end: 0};
  for (const {start_mrr, end_mrr, fx_mrr, paid_before} of pairs) {
    const [p, c, fx] = [cents(start_mrr), cents(end_mrr), cents(fx_mrr)];
    const kind = movementKind(start_mrr, end_mrr, paid_before);
    if (kind !== null) sum[kind] += Math.abs(c - p);
    sum.start += p;
    sum.fx += fx;
    sum.end += c + fx;
  }
  return {
    start_mrr: sum.start / 100,
    new_mrr: sum.new / 100,
    reactivation_mrr: sum.reactivation / 100,
    expansion_mrr: sum.expansion / 100,
    contraction_mrr: sum.contraction / 100,
    churned_mrr: sum.churned / 100,
    fx_mrr: sum.fx / 100,
    end_mrr: sum.end / 100
  };
}
