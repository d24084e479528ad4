import type {MrrChange} from "./dailyMovements.js";
import {dailySums} from "./dailyMovements.js";
import type {Metric} from "./metric.js";
import {ratioMetric} from "./metric.js";
import type {MrrPair} from "./movements.js";
import {movements} from "./movements.js";
import {retention} from "./retention.js";
import {quickRatio} from "./revenueMetrics.js";

/** A figure by our definition beside the same figure by another published one. */
export interface Alternative {
  id: string;
  label: string;
  unit: "fraction" | "ratio";
  /** by the window's end points, as everywhere in this product */
  ours: Metric;
  /** as tools define it that count every change inside the window */
  theirs: Metric;
  /** how theirs is worked out */
  formula: string;
}

/** The same window under other definitions in use, so that a reader can compare with a billing tool. */
export function alternatives(pairs: readonly MrrPair[], changes: readonly MrrChange[]): Alternative[] {
  const ends = movements(pairs);
  const kept = retention(pairs);
  const daily = dailySums(changes);
  const start = ends.start_mrr;
  const none = "no account was paying when the window started";
  const view = {
    new_mrr: daily.new,
    reactivation_mrr: daily.reactivation,
    expansion_mrr: daily.expansion,
    contraction_mrr: daily.contraction,
    churned_mrr: daily.churned
  };
  return [
    {
      id: "gross_churn_by_movements",
      label: "Gross revenue churn",
      unit: "fraction",
      ours: kept.revenue_churn,
      theirs: ratioMetric(daily.contraction + daily.churned, start, none),
      formula: "(every contraction + every churn inside the window) / MRR at the start"
    },
    {
      id: "nrr_by_movements",
      label: "Net revenue retention",
      unit: "fraction",
      ours: kept.nrr,
      theirs: ratioMetric(start + daily.expansion - daily.contraction - daily.churned, start, none),
      formula:
        "(MRR at the start + every expansion - every contraction - every churn) / MRR at the start, reactivation not counted"
    },
    {
      id: "quick_ratio_by_movements",
      label: "Quick ratio",
      unit: "ratio",
      ours: quickRatio(ends),
      theirs: quickRatio(view),
      formula: "(new + reactivation + expansion) / (contraction + churned), every change inside the window"
    }
  ];
}
