import {plural} from "./words.js";
import type {Metric} from "../metrics/metric.js";
import {countChange, sampleChange} from "../metrics/steady.js";
import type {Change} from "../metrics/steady.js";
import type {Format} from "./format.js";
import {formatFor} from "./format.js";
import type {OverviewView} from "./overviewView.js";

/** The Overview's title: what became of gross retention, and of the accounts against their target. */
export function overviewTitle(view: OverviewView): string {
  const {now, then, churn, window} = view;
  const format = formatFor({currency: view.data.currency});
  const grr = now.grr ?? {value: null};
  if (grr.value === null) return `No account was paying when ${window.label} started`;
  return `${retentionClause(grr, then?.grr, format)}; ${churnClause(now.logo_churn, churn, format)}`;
}

function retentionClause(now: Metric, before: Metric | undefined, format: Format): string {
  const change = before ? sampleChange(now, before) : null;
  const value = format.percent(now.value);
  // Without an interval nothing can be said of the change, not even that there is none.
  if (!change || change.low === null) return `Gross retention is ${value}`;
  if (change.steady) return `Gross retention held at ${value}`;
  return `Gross retention ${change.value > 0 ? "rose" : "fell"} ${format.decimal(100 * Math.abs(change.value))} points to ${value}`;
}

function churnClause(logo_churn: Metric | undefined, churn: Metric, format: Format): string {
  const lost = logo_churn?.numerator ?? 0;
  const base = logo_churn?.denominator ?? 0;
  const words =
    lost === 0
      ? `none of ${plural(base, "account")} left`
      : `${format.count(lost)} of ${plural(base, "account")} left`;
  if (churn.value === null || churn.target == null) return words;
  const target = targetText(churn.target, format);
  const verdict =
    churn.verdict === "within noise"
      ? "within noise of"
      : churn.verdict === "above target"
        ? "above"
        : "below";
  return `${words}, ${verdict} the ${target} target`;
}

/** A target with as many digits as it has. */
export function targetText(target: number, format: Format = formatFor()): string {
  return format.percent(target, Number.isInteger(Math.round(target * 1e6) / 1e4) ? 0 : 1);
}

/** The change of a metric between the two windows of a view: of an estimate by its interval, of a count by its history. */
export function metricChange(view: OverviewView, id: string): Change | null {
  const now = view.now[id];
  const before = view.then?.[id];
  if (!now || !before || now.value === null || before.value === null) return null;
  if (now.low !== undefined) return sampleChange(now, before);
  const until = view.history.findIndex((d) => d.period === view.before?.label);
  const counts = view.history
    .slice(0, until + 1)
    .map((d) => d.metrics[id]?.value)
    .filter((d) => d !== null && d !== undefined);
  if (counts.length === 0) counts.push(before.value);
  return countChange([...counts, now.value]);
}

/** *rose 0.9 points, inside its usual range*, for the chart of retention by quarter. */
export function grrTitle(view: OverviewView): string {
  const format = formatFor();
  const {grr} = view.now;
  if (!grr || grr.value === null) return `No gross retention in ${view.window.label}`;
  const change = metricChange(view, "grr");
  if (!change) return `Gross retention is ${format.percent(grr.value)}`;
  const size = format.decimal(100 * Math.abs(change.value));
  if (size === "0.0") return `GRR is unchanged at ${format.percent(grr.value)}`;
  const verb = change.value > 0 ? "rose" : "fell";
  return `GRR ${verb} ${size} points, ${changeWords(change)}`;
}

/** What can be said of the change of an estimate: nothing about noise where there is no interval to tell it by. */
export function changeWords({low, steady}: Change): string {
  if (low === null) return "no interval";
  return steady ? "within noise" : "more than noise explains";
}
