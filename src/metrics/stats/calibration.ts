import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {studentTwoSided} from "./distributions.js";
import type {Coefficient} from "./fit.js";
import {logistic} from "./logistic.js";
import {clusterDf} from "./sandwich.js";
import {notEstimated} from "./wald.js";

/** Predictions of account-months and what happened. */
export interface PredictedRows {
  /** from 0 to 1 */
  probability: ArrayLike<number>;
  outcome: ArrayLike<number>;
  account: ArrayLike<string | number>;
}

/** Brier's score: the mean squared distance of prediction and outcome, 0 at best. */
export function brier({probability, outcome}: Omit<PredictedRows, "account">): Metric {
  const n = probability.length;
  if (n === 0) return undefinedMetric("no rows", {n});
  let sum = 0;
  for (let i = 0; i < n; ++i) sum += (probability[i]! - outcome[i]!) ** 2;
  return {value: sum / n, numerator: sum, denominator: n, n};
}

/** Whether predictions are right on average, and spread as far as they should be. */
export interface CalibrationFit {
  /** log odds by which outcomes lie above predictions: 0 when right on average; p against 0 */
  intercept: Coefficient;
  /** below 1: predictions are too extreme; p against 1 */
  slope: Coefficient;
}

/**
 * Calibration intercept and slope: logistic regression of the outcome on the log odds predicted, as an offset for
 * the intercept, as the covariate for the slope; errors clustered by account.
 *
 * @see Cox 1958, section 2; Van Calster et al. 2019 for the two models
 */
export function calibrationSlope({probability, outcome, account}: PredictedRows): CalibrationFit {
  const values = Float64Array.from(probability, (p) => Math.log(p / (1 - p)));
  if (values.some((d) => !Number.isFinite(d))) {
    const reason = "a predicted probability is 0 or 1";
    return {intercept: notEstimated("intercept", reason), slope: notEstimated("slope", reason)};
  }
  const level = logistic(outcome, [], {offset: values, clusters: account}).coefficients[0]!;
  const fit = logistic(outcome, [{name: "slope", values}], {clusters: account});
  const slope = fit.coefficients[1]!;
  const {estimate, se} = slope;
  if (estimate === null || se === null) return {intercept: {...level, term: "intercept"}, slope};
  const p = studentTwoSided((estimate - 1) / se, clusterDf(fit.clusters!));
  return {intercept: {...level, term: "intercept"}, slope: {...slope, p}};
}
