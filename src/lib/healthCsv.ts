import {toCsv} from "./csv.js";
import type {HealthView} from "./healthView.js";

/** Every score with what was estimated of it. */
export function scoresCsv({scores, split}: HealthView): string {
  return toCsv(scores, [
    {key: "score", value: (d) => d.key},
    {key: "auc", value: (d) => d.auc.value},
    {key: "auc_low", value: (d) => d.auc.low},
    {key: "auc_high", value: (d) => d.auc.high},
    {key: "beyond_usage", value: (d) => d.beyond_usage?.value},
    {key: "beyond_usage_low", value: (d) => d.beyond_usage?.low},
    {key: "beyond_usage_high", value: (d) => d.beyond_usage?.high},
    {key: "brier", value: (d) => d.brier.value},
    {key: "calibration_slope", value: (d) => d.slope.value},
    {key: "calibration_slope_low", value: (d) => d.slope.low},
    {key: "calibration_slope_high", value: (d) => d.slope.high},
    {key: "lift_top_tenth", value: (d) => d.lift.value},
    {key: "account_months", value: (d) => d.auc.denominator},
    {key: "left", value: (d) => d.auc.numerator},
    {key: "accounts", value: (d) => d.auc.n},
    {key: "judged_from", value: () => split.test?.from},
    {key: "judged_to", value: () => split.test?.to},
    {key: "reason", value: (d) => d.reason}
  ]);
}

/** Every account that is in a danger zone or approaches one. */
export function zoneCsv({zone}: HealthView): string {
  return toCsv(zone.accounts, [
    {key: "account_id", value: (d) => d.account_id},
    {key: "name", value: (d) => d.name},
    {key: "segment", value: (d) => d.segment},
    {key: "csm", value: (d) => d.csm},
    {key: "arr", value: (d) => d.arr},
    {key: "health_score", value: (d) => d.health_score},
    {key: "health_band", value: (d) => d.health_band},
    {key: "engagement_index", value: (d) => d.engagement_index},
    {key: "engagement_index_state", value: (d) => d.index_state},
    {key: "active_rate", value: (d) => d.active_rate},
    {key: "active_rate_state", value: (d) => d.rate_state}
  ]);
}
