import type {MetricsReport} from "../loaders/metricsReport.js";
import {formatFor} from "../src/lib/format.js";
import {definitionOf, type Unit} from "../src/metrics/definitions.js";
import {plainTable} from "./checkText.js";

const DIGITS: Partial<Record<Unit, number>> = {score: 1, nps: 1, mean: 2, days: 1, hours: 1, ratio: 2};

/** The metrics of a window as a table for people: value, interval, the two numbers of a ratio, or why there is none. */
export function metricsText(report: MetricsReport): string {
  const view = plainTable(["metric", "value", "95 % interval", "of", "note"]);
  for (const [id, {value, low, high, numerator, denominator, reason}] of Object.entries(report.metrics)) {
    const {label, unit} = definitionOf(id);
    const shown = (d: number | null | undefined) => figure(d, unit);
    view.push([
      label,
      shown(value),
      low == null || high == null ? "" : `${shown(low)} to ${shown(high)}`,
      numerator == null || denominator == null ? "" : `${plain(numerator)} / ${plain(denominator)}`,
      reason ?? ""
    ]);
  }
  const {window, segment, csm, account, as_of} = report;
  const part = [segment, csm, account].filter((d) => d !== null).join(", ") || "all accounts";
  return `${window.label}, ${part}, as of ${as_of}\n\n${view.toString()}\n`;
}

function figure(value: number | null | undefined, unit: Unit): string {
  const format = formatFor();
  if (unit === "fraction") return format.percent(value);
  return format.decimal(value, DIGITS[unit] ?? 0);
}

function plain(value: number): string {
  return formatFor().decimal(value, Number.isInteger(value) ? 0 : 2);
}
