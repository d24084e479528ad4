import {formatFor} from "./format.js";
import type {HealthData, JudgedScore, ScoreKey} from "./healthData.js";
import {intervalText} from "./healthWords.js";

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
  const beside = named.map((d) => `${d.key === "mrr" ? "MRR" : "usage"} alone ${two(d.auc.value)}`);
  const range = intervalText(card.auc);
  const chance = card.auc.low != null && card.auc.low <= 0.5 ? ", not distinguishable from chance" : "";
  const first = `The scorecard ranks leavers with an AUC of ${two(card.auc.value)}${range && ` (${range})`}${chance}`;
  return [first, beside.join(", ")].filter(Boolean).join("; ");
}

/** How many losses the scorecard did not see. */
export function healthyTitle({healthy}: Pick<HealthData, "healthy">): string {
  const {left, accounts} = healthy;
  if (left === 0) return "Nobody has left, healthy or not";
  return `${accounts.length} of ${left} losses were healthy when last seen`;
}

function two(value: number | null): string {
  return format.decimal(value, 2);
}
