import {type CoxDesign, coxDesign} from "./coxDesign.js";
import type {CoxFit} from "./coxRegression.js";
import {addCoxMoments, unpacked} from "./coxSums.js";
import {chiSquareUpper} from "./distributions.js";
import type {Term} from "./fit.js";
import {productLimit} from "./productLimit.js";
import type {Spells} from "./spells.js";
import {inverseSymmetric, times} from "./symmetric.js";

/** Whether the hazard ratio of a term changes with time; *GLOBAL* is the test of all terms. */
export interface ProportionalityTest {
  term: string;
  chi2: number | null;
  df: number;
  p: number | null;
  reason?: string;
}

/** The scale of time on which a coefficient may drift: 1 - Kaplan-Meier of all rows, or time itself. */
export type TimeScale = "km" | "identity";

/**
 * Score tests of proportional hazards: the gain from letting each coefficient drift in a straight line of g(time).
 *
 * @param fit of the same rows and terms; terms without an estimate are left out
 * @see Grambsch and Therneau 1994; = R's `cox.zph` since survival 3.0, which takes the exact information
 */
export function proportionality(
  spells: Spells,
  terms: readonly Term[],
  {fit, transform = "km"}: {fit: CoxFit; transform?: TimeScale}
): ProportionalityTest[] {
  const estimated = fit.coefficients.filter((d) => d.estimate !== null);
  const all = [...terms.map((d) => d.name), "GLOBAL"];
  const none = (reason: string): ProportionalityTest[] =>
    all.map((term) => ({term, chi2: null, df: term === "GLOBAL" ? estimated.length : 1, p: null, reason}));
  if (fit.reason !== undefined) return none(fit.reason);
  if (fit.wald.chi2 === null) return none("a covariate separates the events");
  const used = estimated.map((d) => terms.find((t) => t.name === d.term)!);
  const design = coxDesign(spells, used);
  const g = centredTimes(spells, design, transform);
  const beta = Float64Array.from(estimated, (d, j) => d.estimate! * design.deviations[j]!);
  const drift = driftSums(design, beta, g);
  const tests = driftTests(drift, used.length);
  return all.map((term) => {
    const j = term === "GLOBAL" ? used.length : used.findIndex((d) => d.name === term);
    const {reason} = fit.coefficients.find((d) => d.term === term) ?? {};
    const df = term === "GLOBAL" ? used.length : 1;
    if (j < 0) return {term, chi2: null, df, p: null, reason};
    const chi2 = tests[j]!;
    if (chi2 === null) return {term, chi2, df, p: null, reason: "events at too few different times"};
    return {term, chi2, df, p: chiSquareUpper(chi2, df)};
  });
}

/** g of the time of each position, less its mean over events. */
function centredTimes(
  spells: Spells,
  {time, event, events, position}: CoxDesign,
  transform: TimeScale
): Float64Array {
  const g = transform === "identity" ? time.slice() : eventShares(spells, position);
  let mean = 0;
  for (let i = 0; i < g.length; ++i) if (event[i] === 1) mean += g[i]! / events;
  for (let i = 0; i < g.length; ++i) g[i]! -= mean;
  return g;
}

/** 1 - Kaplan-Meier just before the time of each position, of all strata together. */
function eventShares(spells: Spells, position: Uint32Array): Float64Array {
  const shares = new Float64Array(position.length);
  let before = 1;
  productLimit(spells, ({rows, from, to, survival}) => {
    for (let i = from; i < to; ++i) shares[position[rows[i]!]!] = 1 - before;
    before = survival;
  });
  return shares;
}

interface Drift {
  score: Float64Array;
  /** of the coefficients, of their drifts with the coefficients, and of their drifts */
  information: [Float64Array[], Float64Array[], Float64Array[]];
}

function driftSums(design: CoxDesign, beta: Float64Array, g: Float64Array): Drift {
  const {p} = design;
  const size = (p * (p + 1)) / 2;
  const score = new Float64Array(p);
  const packed = [0, 1, 2].map(() => new Float64Array(size));
  const here = {loglik: 0, score: new Float64Array(p), information: new Float64Array(size)};
  addCoxMoments(design, beta, here, (at) => {
    move(here.score, [score], [g[at]!]);
    move(here.information, packed, [1, g[at]!, g[at]! ** 2]);
  });
  return {score, information: packed.map((d) => unpacked(d, p)) as Drift["information"]};
}

/** Adds the values to each of the sums, times its factor, and leaves zeros. */
function move(values: Float64Array, sums: readonly Float64Array[], factors: readonly number[]): void {
  for (let k = 0; k < sums.length; ++k) {
    const [to, factor] = [sums[k]!, factors[k]!];
    for (let i = 0; i < values.length; ++i) to[i]! += factor * values[i]!;
  }
  values.fill(0);
}

/** Of each drift alone, and last of all together; null where there is no information left. */
function driftTests({score, information: [v, vg, vgg]}: Drift, p: number): (number | null)[] {
  const inverse = inverseSymmetric(v);
  if (inverse === null) return Array.from({length: p + 1}, () => null);
  const rest = vgg.map((row, i) => {
    const projected = times(inverse, vg[i]!);
    return row.map((d, j) => d - projected.reduce((sum, b, k) => sum + b * vg[j]![k]!, 0));
  });
  const single = Array.from(score, (u, j) =>
    rest[j]![j]! > 1e-10 * vgg[j]![j]! ? (u * u) / rest[j]![j]! : null
  );
  const all = single.includes(null) ? null : inverseSymmetric(rest);
  return [...single, all && times(all, score).reduce((sum, d, j) => sum + d * score[j]!, 0)];
}
