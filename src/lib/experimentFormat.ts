import type {ExperimentReport} from "../metrics/experimentsData.js";
import type {KpiResult} from "../metrics/stats/experimentTypes.js";
import type {Difference} from "../metrics/stats/difference.js";
import {formatFor} from "./format.js";

/** How the numbers of one KPI are written: all with one precision, that of its interval. */
export interface KpiFormat {
  /** A mean or a share: *18.2*, *45.3%*. */
  value: (value: number | null | undefined) => string;
  /** A difference with its sign: *+2.08*, *−8.9 pt*. */
  change: (value: number | null | undefined) => string;
  /** A size without sign: *0.90*, *8.4 pt*. */
  size: (value: number | null | undefined) => string;
  /** *+1.46 to +2.71*; *n/a* where there is none. */
  range: (low: number | null | undefined, high: number | null | undefined) => string;
}

/** The estimate that the verdict of a KPI rests on. */
export function decided({decided_on, difference, cuped, did}: KpiResult): Difference {
  if (decided_on === "cuped" && cuped !== null) return cuped.difference;
  return decided_on === "did" && did !== null ? did.difference : difference;
}

/** The formats of a KPI. */
export function kpiFormat(kpi: KpiResult): KpiFormat {
  const format = formatFor();
  const share = kpi.kind === "proportion";
  const digits = digitsOf(kpi);
  const scale = share ? 100 : 1;
  const unit = share ? "\u00a0pt" : "";
  const bare = (value: number | null | undefined) =>
    value == null ? "n/a" : value === 0 ? "0" : format.signed(value * scale, digits);
  const change = (value: number | null | undefined) => (value == null ? "n/a" : `${bare(value)}${unit}`);
  return {
    value: (value) => (share ? format.percent(value, digits) : format.decimal(value, digits)),
    change,
    size: (value) => (value == null ? "n/a" : `${format.decimal(Math.abs(value) * scale, digits)}${unit}`),
    range: (low, high) => (low == null || high == null ? "n/a" : `${bare(low)} to ${change(high)}`)
  };
}

/** Decimals so that the width of the interval has two digits, or three where it begins with 1 to 3; by the arms' means where there is no interval. */
function digitsOf(kpi: KpiResult): number {
  if (kpi.kind === "proportion") return 1;
  const {low, high} = decided(kpi);
  const sizes = kpi.arms.flatMap((d) => [d.mean, d.pre_mean]).filter((d) => d !== null);
  const size = low !== null && high !== null ? high - low : Math.max(0, ...sizes.map(Math.abs)) / 10;
  if (!(size > 0)) return 1;
  return Math.min(4, Math.max(0, Math.ceil(1.5 - Math.log10(size))));
}

/** The worst change of a guardrail that is accepted, as it is printed. */
export function guardrailLimit(kpi: KpiResult): string {
  return kpiFormat(kpi).change((kpi.direction === "up" ? -1 : 1) * (kpi.guardrail?.margin ?? 0));
}

/** Whether no effect may be claimed at all, whatever the numbers. */
export function drawsNone(status: ExperimentReport["result"]["status"]): boolean {
  return status === "blocked" || status === "no control" || status === "cannot decide";
}
