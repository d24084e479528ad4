import type {MetricsReport} from "../loaders/metricsReport.js";
import type {Metric} from "../src/metrics/metric.js";

const EMPTY = {
  value: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  reason: null
} satisfies Record<
  keyof Pick<Metric, "value" | "numerator" | "denominator" | "low" | "high" | "reason">,
  null
>;

/** A report as JSON in which every metric has the same six keys, null where it has no such part. */
export function metricsJson(report: MetricsReport): string {
  const metrics = Object.fromEntries(
    Object.entries(report.metrics).map(([id, metric]) => [id, {...EMPTY, ...metric}])
  );
  return `${JSON.stringify({...report, metrics}, null, 2)}\n`;
}
