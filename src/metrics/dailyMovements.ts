import type {Metric} from "./metric.js";
import {cents} from "./money.js";
import type {MovementKind} from "./movements.js";
import {movementKind} from "./movements.js";
import {quickRatio} from "./revenueMetrics.js";

/** A day on which the MRR of an account changed, at the rate of the window's first month. */
export interface MrrChange {
  account_id: string;
  day: string;
  before_mrr: number;
  after_mrr: number;
  /** had paid on an earlier day */
  paid_before: boolean;
}

/** Sums of every change inside a window, which count also what cancels out. */
export function dailySums(changes: Iterable<MrrChange>): Record<MovementKind, number> {
  const sums = {new: 0, reactivation: 0, expansion: 0, contraction: 0, churned: 0};
  for (const {before_mrr, after_mrr, paid_before} of changes) {
    const kind = movementKind(before_mrr, after_mrr, paid_before);
    if (kind !== null) sums[kind] += Math.abs(cents(after_mrr) - cents(before_mrr));
  }
  return {
    new: sums.new / 100,
    reactivation: sums.reactivation / 100,
    expansion: sums.expansion / 100,
    contraction: sums.contraction / 100,
    churned: sums.churned / 100
  };
}

/** The daily view of a window's movements: every change counts, so it is not comparable with the end-point view. */
export function dailyMovements(changes: Iterable<MrrChange>): Record<string, Metric> {
  const sums = dailySums(changes);
  const method = "every change inside the window";
  return {
    new_mrr_daily: {value: sums.new, method},
    reactivation_mrr_daily: {value: sums.reactivation, method},
    expansion_mrr_daily: {value: sums.expansion, method},
    contraction_mrr_daily: {value: sums.contraction, method},
    churned_mrr_daily: {value: sums.churned, method},
    quick_ratio_daily: {
      ...quickRatio({
        new_mrr: sums.new,
        reactivation_mrr: sums.reactivation,
        expansion_mrr: sums.expansion,
        contraction_mrr: sums.contraction,
        churned_mrr: sums.churned
      }),
      method
    }
  };
}
