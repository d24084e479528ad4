import {formatFor} from "../../lib/format.js";
import type {WhatIf} from "../../lib/scorecardWhatIf.js";
import type {Metric} from "../../metrics/metric.js";
import {plural} from "../../lib/words.js";

const format = formatFor();

/** An area under the curve with its interval, or why there is none. */
export function aucText({value, low, high, reason}: Metric): string {
  if (value === null) return `n/a: ${reason ?? "no value"}`;
  if (low === undefined || high === undefined) return format.decimal(value, 3);
  if (low === null || high === null) return `${format.decimal(value, 3)} (no interval: ${reason ?? "none"})`;
  return `${format.decimal(value, 3)} (${format.decimal(low, 2)}\u2013${format.decimal(high, 2)})`;
}

/** What the intervals allow to say of a score, and of its difference from the one that is configured. */
export function aucVerdict(after: Metric, difference: Metric | null): string {
  const {low, high} = after;
  if (low == null || high == null) return "";
  const chance =
    low <= 0.5 && high >= 0.5
      ? "The interval holds 0.5: the score cannot be told from chance."
      : low > 0.5
        ? "Better than chance: the interval lies above 0.5."
        : "Worse than chance: the interval lies below 0.5.";
  if (difference?.value == null || difference.low == null || difference.high == null) return chance;
  const [value, from, to] = [difference.value, difference.low, difference.high].map((d) =>
    format.signed(d, 3)
  );
  const said =
    difference.low > 0
      ? "better on these months"
      : difference.high < 0
        ? "worse on these months"
        : "within noise";
  return `${chance} Difference on the same accounts ${value} (${from} to ${to}): ${said}.`;
}

/** Whom the backtest judges by. */
export function backtestScope(
  {account_months, accounts: n, one_in, events, leavers, from, to}: WhatIf["backtest"],
  horizon: number
): string {
  if (account_months === 0) return "No month to judge by";
  const months = from === to ? format.month(from) : `${format.month(from)} to ${format.month(to)}`;
  const part = one_in === 1 ? "" : ` (1 in ${one_in}, so that the page keeps up)`;
  return `${format.count(account_months)} account-months of ${plural(n, "account")}${part}, ${months}, all scorecards together; ${format.count(events)} within ${horizon} days of a churn, of ${plural(leavers, "account")}`;
}
