import type {Metric} from "../metrics/metric.js";
import {formatFor} from "./format.js";

const format = formatFor();

/** The interval of a metric: *0.62–0.79*; nothing without one. */
export function intervalText({low, high}: Pick<Metric, "low" | "high">, digits = 2): string {
  return low == null || high == null
    ? ""
    : `${format.decimal(low, digits)}\u2013${format.decimal(high, digits)}`;
}

/** *0.71 (0.62–0.79)*, or why there is no value. */
export function metricWords(metric: Metric, digits = 2): string {
  if (metric.value === null) return `n/a: ${metric.reason ?? "not estimated"}`;
  const range = intervalText(metric, digits);
  return `${format.decimal(metric.value, digits)}${range && ` (${range})`}`;
}

/** The least area that a scale shows, a tenth and at most 0.4; the greatest is 1. */
export function aucFloor(all: readonly Metric[]): number {
  const least = Math.min(0.4, ...all.flatMap((d) => d.low ?? d.value ?? []));
  return Math.max(0, Math.floor(10 * least + 1e-9) / 10);
}

/** A share as so many of a hundred: *3*, *fewer than 1*. */
export function ofHundred(value: number): string {
  return value > 0 && value < 0.005 ? "fewer than 1" : format.count(100 * value);
}
