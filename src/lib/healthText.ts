import type {Metric} from "../metrics/metric.js";
import {formatFor} from "./format.js";
import type {HealthData, JudgedScore, ScoreKey} from "./healthData.js";

const format = formatFor();

/** What the page's figures rest on: *1,295 account-months, Jul 2025 – Jun 2026*. */
export function healthScope({split}: Pick<HealthData, "split">): string {
  const {test} = split;
  if (test === null) return "no month to judge by";
  return `${format.count(test.n)} account-months, ${format.month(test.from)} \u2013 ${format.month(test.to)}`;
}

/** The page's title: how well the scorecard ranks leavers, beside simpler scores. */
export function healthTitle({scores, split}: Pick<HealthData, "scores" | "split">): string {
  const of = (key: ScoreKey) => scores.find((d) => d.key === key);
  const card = of("scorecard");
  if (!card || card.auc.value === null) {
    return `The health score cannot be judged yet: ${split.reason ?? card?.reason ?? "there is none"}`;
  }
  const rivals = [of("usage"), of("mrr")].filter((d) => d?.auc.value != null) as JudgedScore[];
  const named = rivals.filter((d, i) => i === 0 || d.auc.value! > card.auc.value!);
  const beside = named.map((d) => `${d.key === "mrr" ? "MRR" : "usage"} alone ${auc(d.auc.value)}`);
  const range = rangeText(card.auc);
  const chance = card.auc.low != null && card.auc.low <= 0.5 ? ", not told from chance" : "";
  const first = `The scorecard ranks leavers with an AUC of ${auc(card.auc.value)}${range && ` (${range})`}${chance}`;
  return [first, beside.join(", ")].filter(Boolean).join("; ");
}

/** An area under the ROC curve: *0.71*. */
export function auc(value: number | null | undefined): string {
  return format.decimal(value, 2);
}

/** The interval of a metric: *0.62–0.79*; nothing without one. */
export function rangeText({low, high}: Pick<Metric, "low" | "high">, digits = 2): string {
  return low == null || high == null
    ? ""
    : `${format.decimal(low, digits)}\u2013${format.decimal(high, digits)}`;
}

/** *0.71 (0.62–0.79)*, or why there is no value. */
export function metricWords(metric: Metric, digits = 2): string {
  if (metric.value === null) return `n/a: ${metric.reason ?? "not estimated"}`;
  const range = rangeText(metric, digits);
  return `${format.decimal(metric.value, digits)}${range && ` (${range})`}`;
}
