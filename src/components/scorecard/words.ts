import type {AnatomyRow} from "../../lib/scorecardAnatomy.js";
import {formatFor} from "../../lib/format.js";
import type {WhatIf} from "../../lib/scorecardWhatIf.js";
import type {Metric} from "../../metrics/metric.js";
import type {Scorecard} from "../../metrics/health.js";
import {metricLabel} from "./units.js";

const format = formatFor();

/** What the anatomy shows first: who carries the score, and who tells accounts least apart. */
export function anatomyTitle(card: Scorecard, rows: readonly AnatomyRow[]): string {
  const most = rows.reduce<AnatomyRow | null>((a, d) => (a === null || d.share > a.share ? d : a), null);
  if (most === null) return "The scorecard has no component";
  const first = `${metricLabel(most.component)} carries ${format.percent(most.share, 0)} of ${card.id}’s score`;
  const [flat] = rows
    .filter((d) => d.with_data >= 5)
    .map((d) => ({...d, alike: Math.max(d.at_full, d.at_zero) / d.with_data}))
    .sort((a, b) => b.alike - a.alike);
  if (flat === undefined || flat.alike < 0.5) return first;
  const end = flat.at_full >= flat.at_zero ? "all points" : "no points";
  return `${first}; ${metricLabel(flat.component)}, where ${format.percent(flat.alike, 0)} of accounts get ${end}, tells them least apart`;
}

/** From when to when a version counts. */
export function validity({valid_from, valid_to}: Pick<Scorecard, "valid_from" | "valid_to">): string {
  if (valid_from === undefined && valid_to === undefined) return "valid without limit";
  if (valid_to === undefined) return `valid from ${format.day(valid_from)}`;
  return valid_from === undefined
    ? `valid to ${format.day(valid_to)}`
    : `valid ${format.day(valid_from)} to ${format.day(valid_to)}`;
}

/** Whom a scorecard is for. */
export function cardScope({segments}: Pick<Scorecard, "segments">): string {
  return segments === undefined ? "every segment without one of its own" : segments.join(", ");
}

/** What is tried out does, in one sentence. */
export function whatIfTitle({edited, counts, changes, backtest, empty}: WhatIf): string {
  const [risk, watch, healthy] = counts;
  if (empty.length > 0) return `Every weight of ${empty.join(" and ")} is zero: there is no score`;
  if (!edited) {
    return `As configured, ${accounts(risk?.before ?? 0)} are at risk, ${watch?.before ?? 0} on watch, ${healthy?.before ?? 0} healthy: try other weights and anchors`;
  }
  const moved =
    changes.length === 0
      ? "No account changes band"
      : `${accounts(changes.length)} ${changes.length === 1 ? "changes" : "change"} band`;
  const [a, b] = [backtest.before.auc.value, backtest.after.auc.value];
  if (a === null || b === null) return `${moved}; the backtest cannot be told`;
  const [from, to] = [format.decimal(a, 3), format.decimal(b, 3)];
  return `${moved}; ROC AUC ${from === to ? `stays ${to}` : `goes from ${from} to ${to}`}`;
}

/** The same in few words, which stay in sight where the result lies below the sliders. */
export function whatIfSummary({edited, counts, backtest}: WhatIf): string {
  const bands = counts
    .filter((d) => d.before + d.after > 0)
    .map(({band, before, after}) => `${band} ${before}${edited && after !== before ? ` to ${after}` : ""}`);
  const area = backtest.after.auc.value;
  return [...bands, `AUC ${format.decimal(area, 3)}`].join(" \u00b7 ");
}

function accounts(n: number): string {
  return n === 1 ? "1 account" : `${format.count(n)} accounts`;
}

/** An area under the curve with its interval, or why there is none. */
export function aucText({value, low, high, reason}: Metric): string {
  if (value === null) return `n/a: ${reason ?? "no value"}`;
  if (low === undefined || high === undefined) return format.decimal(value, 3);
  if (low === null || high === null) return `${format.decimal(value, 3)} (no interval: ${reason ?? "none"})`;
  return `${format.decimal(value, 3)} (${format.decimal(low, 2)}\u2013${format.decimal(high, 2)})`;
}

/** What the intervals allow to say of a change that was tried out on the months that judge it. */
export function aucVerdict(before: Metric, after: Metric, edited: boolean): string {
  const known = (d: Metric): d is Metric & {low: number; high: number} => d.low != null && d.high != null;
  if (!known(after)) return "";
  const chance =
    after.low <= 0.5 && after.high >= 0.5
      ? "The interval holds 0.5: the score cannot be told from chance."
      : after.low > 0.5
        ? "Better than chance: the interval lies above 0.5."
        : "Worse than chance: the interval lies below 0.5.";
  if (!edited || !known(before)) return chance;
  const apart = after.low > before.high || after.high < before.low;
  return `${chance} ${apart ? "The two intervals do not meet." : "The two intervals overlap: the change is within noise."}`;
}

/** Whom the backtest judges by. */
export function backtestScope(
  {account_months, accounts: n, events, leavers, from, to}: WhatIf["backtest"],
  horizon: number
): string {
  if (account_months === 0) return "No month to judge by";
  const months = from === to ? format.month(from) : `${format.month(from)} to ${format.month(to)}`;
  return `${format.count(account_months)} account-months of ${accounts(n)}, ${months}, all scorecards together; ${format.count(events)} within ${horizon} days of a churn, of ${accounts(leavers)}`;
}

/** The lift of the top tenth in words. */
export function liftText({value, reason}: Metric): string {
  return value === null ? `n/a: ${reason ?? "no value"}` : `${format.decimal(value, 2)}\u00a0×`;
}
