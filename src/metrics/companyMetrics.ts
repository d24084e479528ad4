import type {CompanyRow} from "./companyRow.js";
import {engagementMetrics} from "./engagementMetrics.js";
import type {Metric} from "./metric.js";
import {revenueMetrics} from "./revenueMetrics.js";
import {valueMetrics} from "./valueMetrics.js";
import {voiceMetrics} from "./voiceMetrics.js";

/** Metrics by their id in DEFINITIONS. */
export type Metrics = Record<string, Metric>;

/**
 * The metrics of a group of accounts over one window that follow from one row per account: those of the
 * report, the Overview under any filter, a segment, a CSM, or a single account.
 *
 * @param seed of the bootstraps
 */
export function companyMetrics(rows: readonly CompanyRow[], {seed = 1}: {seed?: number} = {}): Metrics {
  return {
    ...revenueMetrics(rows, {seed}),
    ...engagementMetrics(rows),
    ...voiceMetrics(rows),
    ...valueMetrics(rows)
  };
}
