import {Z95} from "../wilson.js";
import {concordance} from "./concordance.js";
import {coxClustered} from "./coxClustered.js";
import {type CoxDesign, coxDesign, moments} from "./coxDesign.js";
import {type CoxMaximum, coxMaximum} from "./coxMaximum.js";
import {coxSums, linearPredictor} from "./coxSums.js";
import {chiSquareUpper, normalTwoSided} from "./distributions.js";
import type {Coefficient, Term} from "./fit.js";
import {independentColumns} from "./independentColumns.js";
import {sortedLabelCodes} from "./labelCodes.js";
import type {Spells} from "./spells.js";
import {inverseSymmetric, times} from "./symmetric.js";

/** A chi-square test; null where it cannot be made. */
export interface ChiSquareTest {
  chi2: number | null;
  df: number;
  p: number | null;
}

/** A Cox model; every estimate that cannot be made is null, with a reason in its place. */
export interface CoxFit {
  n: number;
  events: number;
  /** how many clusters the standard errors rest on, where they do */
  clusters?: number;
  /** log hazard ratios in the order of the terms */
  coefficients: Coefficient[];
  /** log partial likelihood without covariates, and at the maximum (its limit where it has none) */
  null_loglik: number | null;
  loglik: number | null;
  likelihood_ratio: ChiSquareTest;
  wald: ChiSquareTest;
  score: ChiSquareTest;
  /** of the linear predictor with the order of events, 0.5 is chance */
  concordance: number | null;
  /** of the concordance, taking the score as given */
  concordance_se: number | null;
  reason?: string;
}

/** How a Cox model is fitted. */
export interface CoxOptions {
  /** the cluster of each row: standard errors, intervals and the Wald test allow for dependence within it */
  cluster?: ArrayLike<string | number>;
}

/**
 * Cox proportional hazards regression: Efron's treatment of ties, late entry (start-stop intervals) and strata.
 * Columns that do not vary, that depend on earlier ones or that separate the events have no estimate, and say so.
 *
 * @param spells a row a unit, or an interval of one; every entry before its time
 * @see Cox 1972; Efron 1977; Andersen and Gill 1982; = R's `coxph`
 */
export function coxRegression(spells: Spells, terms: readonly Term[], {cluster}: CoxOptions = {}): CoxFit {
  const reasons = new Map<string, string>();
  const none = (reason: string): CoxFit => unfitted(spells, terms, {reason, reasons});
  if (spells.time.length === 0) return none("no rows");
  for (const {name, values} of terms) {
    const {mean, deviation} = moments(values);
    if (!(deviation > 1e-12 * Math.abs(mean))) reasons.set(name, `${name} is constant`);
  }
  const varying = terms.filter((d) => !reasons.has(d.name));
  if (eventCount(spells) === 0) return none("no events");
  if (varying.length === 0) return none("no covariate varies");
  let design = coxDesign(spells, varying);
  let first = coxSums(design, new Float64Array(design.p));
  const kept = independentColumns(first.information, {least: 1e-10 * design.events});
  varying.forEach(({name}, j) => {
    if (kept[j] === "none") reasons.set(name, `${name} does not vary among those at risk when events happen`);
    if (kept[j] === "dependent") reasons.set(name, `${name} follows from the covariates before it`);
  });
  const used = varying.filter((d) => !reasons.has(d.name));
  if (used.length === 0) return none("no covariate varies among those at risk when events happen");
  if (used.length < varying.length) {
    design = coxDesign(spells, used);
    first = coxSums(design, new Float64Array(design.p));
  }
  const maximum = coxMaximum(design, first);
  return fitted({spells, terms, used, reasons, cluster}, design, maximum);
}

function eventCount({event}: Spells): number {
  let count = 0;
  for (let i = 0; i < event.length; ++i) if (event[i]! > 0) ++count;
  return count;
}

interface Model {
  spells: Spells;
  terms: readonly Term[];
  /** that have an estimate or grow without end */
  used: readonly Term[];
  reasons: Map<string, string>;
  cluster?: ArrayLike<string | number>;
}

function unfitted(
  spells: Spells,
  terms: readonly Term[],
  {reason, reasons}: {reason: string; reasons: Map<string, string>}
): CoxFit {
  const test = {chi2: null, df: 0, p: null};
  return {
    n: spells.time.length,
    events: eventCount(spells),
    coefficients: terms.map(({name}) => missing(name, reasons.get(name) ?? reason)),
    null_loglik: null,
    loglik: null,
    likelihood_ratio: test,
    wald: test,
    score: test,
    concordance: null,
    concordance_se: null,
    reason
  };
}

function missing(term: string, reason: string): Coefficient {
  return {term, estimate: null, se: null, low: null, high: null, p: null, reason};
}

function fitted(model: Model, design: CoxDesign, maximum: CoxMaximum): CoxFit {
  const {spells, terms, used, reasons} = model;
  const {beta, first, last, endless} = maximum;
  const df = used.length;
  const test = (chi2: number): ChiSquareTest => ({chi2, df, p: chiSquareUpper(chi2, df)});
  const atStart = inverseSymmetric(first.information)!;
  const {clusters, covariance, information} = errors(model, design, maximum);
  const wald =
    endless.includes(true) || information === null
      ? {chi2: null, df, p: null}
      : test(product(beta, times(information, beta)));
  const places = new Map(used.map((d, j) => [d.name, j]));
  const placed = linearPredictor(design, beta);
  const eta = new Float64Array(design.n);
  for (let row = 0; row < eta.length; ++row) eta[row] = placed[design.position[row]!]!;
  const agreement = concordance(spells, eta, design.walk);
  return {
    n: design.n,
    events: design.events,
    clusters,
    coefficients: terms.map(({name}) => {
      const j = places.get(name);
      if (j === undefined) return missing(name, reasons.get(name)!);
      if (endless[j])
        return missing(name, `${name} separates the events: its estimate would grow without end`);
      const estimate = beta[j]! / design.deviations[j]!;
      if (covariance === null) return {...missing(name, "no error: fewer than two clusters"), estimate};
      return coefficient(name, estimate, Math.sqrt(covariance[j]![j]!) / design.deviations[j]!);
    }),
    null_loglik: first.loglik,
    loglik: last.loglik,
    likelihood_ratio: test(2 * (last.loglik - first.loglik)),
    wald,
    score: test(product(first.score, times(atStart, first.score))),
    concordance: agreement.value,
    concordance_se: agreement.se
  };
}

interface Errors {
  clusters?: number;
  /** null where one cluster holds all rows */
  covariance: Float64Array[] | null;
  /** its inverse; null where there is none */
  information: Float64Array[] | null;
}

function errors({cluster}: Model, design: CoxDesign, maximum: CoxMaximum): Errors {
  if (cluster === undefined) return {covariance: maximum.covariance, information: maximum.last.information};
  const {names, codes} = sortedLabelCodes(cluster);
  if (names.length < 2) return {clusters: names.length, covariance: null, information: null};
  const covariance = coxClustered(design, maximum, codes);
  return {clusters: names.length, covariance, information: inverseSymmetric(covariance)};
}

function coefficient(term: string, estimate: number, se: number): Coefficient {
  if (!(se > 0)) return {...missing(term, "no error: the clusters do not differ"), estimate};
  return {
    term,
    estimate,
    se,
    low: estimate - Z95 * se,
    high: estimate + Z95 * se,
    p: normalTwoSided(estimate / se)
  };
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, d, j) => sum + d * b[j]!, 0);
}
