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
  const chance = card.auc.low != null && card.auc.low <= 0.5 ? ", not distinguishable from chance" : "";
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

/** How steady the scorecard is from month to month. */
export function monthsTitle({months}: Pick<HealthData, "months">): string {
  const known = months.scorecard.filter((d) => d.auc.value !== null);
  if (known.length === 0) return "No month is decided yet";
  const worse = known.filter((d) => d.auc.value! < 0.5).length;
  const silent = months.scorecard.length - known.length;
  const rest = silent === 0 ? "" : `; ${silent} without a loss say nothing`;
  return worse === 0
    ? `The scorecard beats a coin in each of ${known.length} months${rest}`
    : `In ${worse} of ${known.length} months the scorecard ranks worse than a coin${rest}`;
}

/** Whether predictions come true. */
export function calibrationTitle({chosen}: {chosen: JudgedScore | null}): string {
  if (chosen?.reason !== undefined || !chosen || chosen.fifths.length === 0)
    return "No prediction can be held against what happened";
  const n = chosen.fifths.reduce((sum, d) => sum + d.n, 0);
  const left = chosen.fifths.reduce((sum, d) => sum + d.events, 0) / n;
  const predicted = chosen.fifths.reduce((sum, d) => sum + d.predicted * d.n, 0) / n;
  return `Predicted ${format.percent(predicted)} to leave, ${format.percent(left)} left`;
}

/** What the most alarming tenth is worth. */
export function liftTitle({chosen}: {chosen: JudgedScore | null}): string {
  if (chosen?.reason !== undefined || chosen?.lift.value == null)
    return "No tenth can be told from the others";
  return `The most alarming tenth leaves ${format.decimal(chosen.lift.value, 1)} times as often as all`;
}

/** What became of accounts with the lowest and the highest scores. */
export function likeTitle({like}: Pick<HealthData, "like">): string {
  const [first, last] = [like.fifths[0], like.fifths.at(-1)];
  if (!first || !last || like.fifths.length < 2) return "What became of accounts like one cannot be said yet";
  const of = (value: number) => format.count(100 * value);
  return `Of 100 accounts in the safest fifth ${of(first.observed)} left, in the riskiest ${of(last.observed)}`;
}

/** How many losses the scorecard did not see. */
export function healthyTitle({healthy}: Pick<HealthData, "healthy">): string {
  const {left, accounts} = healthy;
  if (left === 0) return "Nobody has left, healthy or not";
  return `${accounts.length} of ${left} losses were healthy when last seen`;
}
