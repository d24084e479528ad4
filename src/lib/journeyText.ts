import type {Stage} from "../metrics/journey/stages.js";
import type {Metric} from "../metrics/metric.js";
import {formatFor} from "./format.js";
import {capital} from "./words.js";

const format = formatFor();

/** *Won back* */
export function stageName(stage: Stage): string {
  return capital(stage.replace("_", " "));
}

/** Days without needless decimals: *8*, *26.5*. */
export function daysText(days: number): string {
  return format.decimal(days, Number.isInteger(days) ? 0 : 1);
}

/** *8 (7–10)*, with *or more* where the interval is open; *n/a* without a value, whose reason stands elsewhere. */
export function daysMetric({value, low, high}: Metric): string {
  if (value === null) return "n/a";
  const range =
    low == null ? "" : ` (${daysText(low)}${high == null ? " or more" : `\u2013${daysText(high)}`})`;
  return `${daysText(value)}${range}`;
}
