import {mean} from "d3";
import {activatedBy, timeToValue} from "./activation.js";
import {bca} from "./bootstrap.js";
import {churnVsTarget} from "./churnTarget.js";
import type {Metrics} from "./companyMetrics.js";
import {companyMetrics} from "./companyMetrics.js";
import {dailyMovements} from "./dailyMovements.js";
import {definitionOf} from "./definitions.js";
import type {InputRow, MetricInputs} from "./inputs.js";
import {inputsByAccount} from "./inputs.js";
import type {LtvMetric} from "./ltv.js";
import {ltv, textbookLtv} from "./ltv.js";
import type {Metric} from "./metric.js";
import {ratioMetric, undefinedMetric} from "./metric.js";
import {endMrr} from "./revenueMetrics.js";
import {sumMetric} from "./sumMetrics.js";
import type {Follow} from "./survival.js";
import {durationMetric} from "./survivalQuantile.js";

const NO_POINT = "known at month ends and on the last day of data only, or its table is not given";

/** Every metric of a window for a group of accounts: the company, a segment, the accounts of a CSM. */
export function windowMetrics(inputs: MetricInputs): Metrics {
  return inScope("company", everyMetric(inputs));
}

/** Every metric of a window for each account by itself. */
export function accountMetrics(inputs: MetricInputs): Map<string, Metrics> {
  const parts = Array.from(inputsByAccount(inputs), ([id, part]) => {
    const all = {...everyMetric(part), ...accountState(part.rows[0]!)};
    return [id, inScope("account", all)] as const;
  });
  return new Map(parts);
}

function everyMetric(inputs: MetricInputs): Metrics {
  return {
    ...companyMetrics(inputs.rows),
    ...unusedSeats(inputs.rows),
    ...dailyMovements(inputs.changes),
    ...support(inputs),
    ces: effort(inputs.efforts?.map((d) => d.score) ?? null),
    ...activation(inputs),
    ...lifetimeValue(inputs),
    churn_vs_target: target(inputs)
  };
}

function inScope(scope: "company" | "account", metrics: Metrics): Metrics {
  return Object.fromEntries(Object.entries(metrics).filter(([id]) => definitionOf(id).scope.includes(scope)));
}

function unusedSeats(rows: readonly InputRow[]): Metrics {
  const paying = rows.filter((d) => endMrr(d) > 0);
  const none =
    paying.length === 0
      ? "no account pays on this day"
      : "no seats paid for, or no usage by user, on this day";
  return {
    unused_never: sumMetric(paying, "unused_never", none),
    unused_lapsed: sumMetric(paying, "unused_lapsed", none),
    unused_partial: sumMetric(paying, "unused_partial", none)
  };
}

function support({first_responses, resolutions, requests}: MetricInputs): Metrics {
  const durations = (
    follows: readonly Follow[] | null,
    p: number,
    [missing, none]: readonly [string, string]
  ): Metric => (follows === null ? undefinedMetric(missing) : durationMetric(follows, {p, none}));
  const tickets = ["the table tickets is not given", "no ticket was opened in the window"] as const;
  return {
    first_response_median: durations(first_responses, 0.5, tickets),
    first_response_p90: durations(first_responses, 0.9, tickets),
    resolution_median: durations(resolutions, 0.5, tickets),
    resolution_p90: durations(resolutions, 0.9, tickets),
    request_age_median: durations(requests, 0.5, ["the table requests is not given", "no request was made"])
  };
}

function effort(scores: readonly number[] | null): Metric {
  if (scores === null) return undefinedMetric("the table surveys is not given");
  const n = scores.length;
  if (n === 0) return undefinedMetric("no effort survey was answered in the window", {n});
  const numerator = scores.reduce((a, b) => a + b, 0);
  const point = {value: numerator / n, numerator, denominator: n, n};
  if (n < 10) return {...point, low: null, high: null, reason: "no interval: fewer than 10 answers"};
  const interval = bca(n, (m) => scores.reduce((sum, d, i) => sum + m[i]! * d, 0) / n);
  if (interval === null)
    return {...point, low: null, high: null, reason: "no interval: resamples do not vary"};
  return {
    ...point,
    low: interval.low,
    high: interval.high,
    method: "BCa bootstrap over answers 95 %, 2,000 resamples"
  };
}

function activation({activations}: MetricInputs): Metrics {
  const days = [30, 60, 90, 180];
  return {
    time_to_value_median: timeToValue(activations),
    ...Object.fromEntries(days.map((day) => [`activated_${day}`, activatedBy(activations, day)]))
  };
}

/** The lifetime value of a group, and the textbook figure beside it. */
export function lifetimeValue({
  rows,
  lifetimes,
  settings
}: Pick<MetricInputs, "rows" | "lifetimes" | "settings">): {ltv: LtvMetric; ltv_textbook: Metric} {
  const {gross_margin, ltv_months} = settings;
  const paying = rows.map((d) => d.end_mrr + d.fx_mrr).filter((d) => d > 0);
  const arpa = mean(paying) ?? null;
  return {
    ltv: ltv(lifetimes, {gross_margin, months: ltv_months}),
    ltv_textbook: textbookLtv(arpa, monthlyChurn(rows), gross_margin)
  };
}

/** Mean of the logo churn of the 12 months up to t1; null when in one of them no account was paying. */
function monthlyChurn(rows: readonly InputRow[]): number | null {
  const rates = Array.from({length: 12}, (_, k) => {
    const count = (key: "paid_months" | "lost_months") => rows.filter((d) => (d[key] >> k) & 1).length;
    return ratioMetric(count("lost_months"), count("paid_months"), "").value;
  });
  return rates.some((d) => d === null) ? null : (mean(rates) ?? null);
}

function target({rows, settings, window}: MetricInputs): Metric {
  if (window.quarter === null) return undefinedMetric("targets are for a quarter");
  const segments = rows
    .filter((d) => d.start_mrr > 0)
    .map((d) => ({segment: d.segment, accounts: 1, lost: d.end_mrr > 0 ? 0 : 1}));
  return churnVsTarget(segments, settings.logo_churn_targets);
}

function accountState(row: InputRow): Metrics {
  const state = (value: number | null): Metric => (value === null ? undefinedMetric(NO_POINT) : {value});
  return {
    active_days: state(row.active_days),
    trend: state(row.trend),
    engagement_index: state(row.engagement_index),
    health_score: state(row.health_score),
    health_coverage: state(row.health_coverage),
    days_since_checkin: state(row.days_since_checkin),
    first_proactive_days: state(row.first_proactive_days)
  };
}
