import type {Coefficient, Term} from "./fit.js";
import {standardised, type Design} from "./design.js";
import {clusterScores, type LogisticData, logisticLikelihood} from "./logisticLikelihood.js";
import {maximise, type Maximum} from "./newton.js";
import {labelCodes} from "./labelCodes.js";
import {clusterDf, sandwich} from "./sandwich.js";
import {separatingTerms} from "./separatingTerms.js";
import {notEstimated, wald} from "./wald.js";

/** A logistic regression. */
export interface LogisticFit {
  /** rows */
  n: number;
  /** rows with the event */
  events: number;
  /** clusters of the errors; null when rows are taken as independent */
  clusters: number | null;
  /** the intercept, named *(Intercept)*, then the terms in the order given; log odds per unit */
  coefficients: Coefficient[];
  /** covariance of the coefficients that have an estimate, in that order; null when there is none */
  covariance: Float64Array[] | null;
  /** without the penalty */
  log_likelihood: number | null;
  /** steps of Newton's method */
  iterations: number;
  /** why nothing was estimated */
  reason?: string;
}

/** How a logistic regression is fitted. */
export interface LogisticOptions {
  /** of each row: errors are then clustered; t with clusters - 1 degrees of freedom below 30 clusters */
  clusters?: ArrayLike<string | number>;
  /** penalty L, at least 0; default 0 */
  ridge?: number;
  /** added to each row's log odds as it is */
  offset?: Float64Array;
}

const INTERCEPT = "(Intercept)";

/**
 * Logistic regression by maximum likelihood: iteratively reweighted least squares, that is Newton's method.
 *
 * With **ridge** L the log-likelihood less L / 2 x sum of (slope x standard deviation of its covariate)^2 is
 * maximised; the standard deviation has divisor n, the intercept is free. Errors are then those of the inverse
 * penalised information, and intervals those of a normal prior on the slopes: they do not make up for the bias.
 * Terms that are constant, or combinations of those before them, have no estimate and are left out of the fit.
 *
 * @param y 1 for an event, 0 for none
 * @param terms each with a value a row
 * @throws RangeError if lengths differ or y holds anything but 0 and 1
 * @see McCullagh and Nelder 1989, section 4.4; le Cessie and van Houwelingen 1992 (ridge); Gray 1992 (its errors)
 */
export function logistic(
  y: ArrayLike<number>,
  terms: readonly Term[],
  {clusters, ridge = 0, offset}: LogisticOptions = {}
): LogisticFit {
  const events = countEvents(y);
  for (const {length, name} of [
    ...terms.map((d) => ({length: d.values.length, name: d.name})),
    {length: clusters?.length ?? y.length, name: "clusters"},
    {length: offset?.length ?? y.length, name: "offset"}
  ])
    if (length !== y.length) throw new RangeError(`${name} has ${length} values, y has ${y.length}`);
  if (!(ridge >= 0 && Number.isFinite(ridge))) throw new RangeError(`ridge is ${ridge}, expected 0 or more`);
  const coded = clusters === undefined ? null : labelCodes(clusters);
  const result = {n: y.length, events, clusters: coded?.names.length ?? null};
  const none = (of: (name: string) => string, reason: string, iterations = 0): LogisticFit => ({
    ...result,
    coefficients: [INTERCEPT, ...terms.map((d) => d.name)].map((d) => notEstimated(d, of(d))),
    covariance: null,
    log_likelihood: null,
    iterations,
    reason
  });
  const empty = emptyReason(y.length, events);
  if (empty !== null) return none(() => empty, empty);
  const design = standardised(terms, y.length, {collinear: ridge > 0});
  const data: LogisticData = {y, rows: design.rows, width: design.width, offset: offset ?? null, ridge};
  const found = maximise(logisticLikelihood(data));
  if (found.separated !== null) {
    const guilty = separatingTerms(data, {design, direction: found.separated});
    const reason = separationReason(guilty);
    const other = `not estimated, because there is ${reason}`;
    return none((d) => design.left.get(d) ?? (guilty.includes(d) ? reason : other), reason, found.iterations);
  }
  if (found.failed) {
    const reason = `no maximum of the likelihood found in ${found.iterations} steps`;
    return none((d) => design.left.get(d) ?? reason, reason, found.iterations);
  }
  const covariance =
    coded === null
      ? found.covariance
      : sandwich(
          found.covariance,
          clusterScores(data, {beta: found.beta, codes: coded.codes, clusters: coded.names.length})
        );
  return {...result, ...estimates(design, {found, covariance, ridge, clusters: coded?.names.length ?? null})};
}

function countEvents(y: ArrayLike<number>): number {
  let events = 0;
  for (let i = 0; i < y.length; ++i) {
    if (y[i] !== 0 && y[i] !== 1) throw new RangeError(`y is ${y[i]}, expected 1 or 0`);
    events += y[i]!;
  }
  return events;
}

function emptyReason(n: number, events: number): string | null {
  if (n === 0) return "no rows";
  if (events === 0) return "no events: the outcome is 0 in every row";
  return events === n ? "nothing but events: the outcome is 1 in every row" : null;
}

function separationReason(names: readonly string[]): string {
  const who = names.length === 1 ? `${names[0]} tells` : `${names.join(" and ")} together tell`;
  return `separation: ${who} some or all outcomes apart without error, so the estimate is infinite; leave it out or set a ridge`;
}

interface Estimated {
  found: Maximum;
  covariance: Float64Array[];
  ridge: number;
  clusters: number | null;
}

/** From standardised covariates back to the units of the data. */
function estimates(
  design: Design,
  {found, covariance, ridge, clusters}: Estimated
): Pick<LogisticFit, "coefficients" | "covariance" | "log_likelihood" | "iterations"> {
  const {beta, iterations} = found;
  const slopes = beta.slice(1);
  const own = design.inUnits(beta);
  const V = design.covarianceInUnits(covariance);
  const df = clusters === null ? Infinity : clusterDf(clusters);
  const names = [INTERCEPT, ...design.names];
  const coefficients = [INTERCEPT, ...design.asked].map((name): Coefficient => {
    const reason = design.left.get(name);
    if (reason !== undefined) return notEstimated(name, reason);
    const i = names.indexOf(name);
    if (clusters === 1)
      return {...notEstimated(name, "one cluster: its error cannot be estimated"), estimate: own[i]!};
    return wald(name, {estimate: own[i]!, variance: V[i]![i]!, df});
  });
  return {
    coefficients,
    covariance: clusters === 1 ? null : V,
    log_likelihood: found.log_likelihood + (ridge / 2) * slopes.reduce((sum, d) => sum + d * d, 0),
    iterations
  };
}
