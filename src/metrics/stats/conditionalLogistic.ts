import type {Coefficient, Term} from "./fit.js";
import {independent} from "./independent.js";
import {type ConditionalData, conditionalLikelihood} from "./conditionalLikelihood.js";
import {maximise} from "./newton.js";
import {labelCodes} from "./labelCodes.js";
import {notEstimated, wald} from "./wald.js";

/** A conditional logistic regression of matched sets. */
export interface ConditionalFit {
  sets: number;
  /** sets with their case and at least one control */
  informative: number;
  /** log odds per unit, in the order given */
  coefficients: Coefficient[];
  log_likelihood: number | null;
  /** why nothing was estimated */
  reason?: string;
}

/** The members of matched sets, a row each. */
export interface MatchedRows {
  /** which set a row belongs to */
  set: ArrayLike<string | number>;
  /** 1 for the case of a set, 0 for its controls */
  is_case: ArrayLike<number>;
}

/**
 * Conditional logistic regression of sets with one case and any number of controls: the probability that, of
 * all members of a set, the case is the one that it is. With one case a set this likelihood is exact.
 *
 * @throws RangeError if a set has two cases
 * @see Breslow and Day 1980, equation 7.2; R's `survival::clogit`
 */
export function conditionalLogistic(rows: MatchedRows, terms: readonly Term[]): ConditionalFit {
  const data = arranged(rows);
  const known = {sets: data.sets, informative: data.bounds.length - 1};
  const none = (of: (name: string) => string, reason: string): ConditionalFit => ({
    ...known,
    coefficients: terms.map((d) => notEstimated(d.name, of(d.name))),
    log_likelihood: null,
    reason
  });
  if (known.informative === 0) {
    const reason = known.sets === 0 ? "no matched sets" : "no set has both a case and a control";
    return none(() => reason, reason);
  }
  const centred = terms.map((d) => withinSets(d.values, data));
  const left = leftOut(terms, centred);
  const kept = centred.flatMap((values, j) => {
    const {name} = terms[j]!;
    return left.has(name) ? [] : [{name, values, scale: spread(values)}];
  });
  const columns = kept.map(({values, scale}) => values.map((d) => d / scale));
  const likelihood: ConditionalData = {columns, bounds: data.bounds};
  const found = maximise(conditionalLikelihood(likelihood));
  if (found.separated !== null || found.failed) {
    const reach = found.separated ?? new Float64Array(kept.length).fill(1);
    const most = Math.max(...reach.map(Math.abs));
    const guilty = kept.filter((_, j) => Math.abs(reach[j]!) > 1e-3 * most).map((d) => d.name);
    const reason = found.failed
      ? "no maximum of the likelihood found"
      : `separation: ${guilty.join(" and ")} tells every case from its controls, so the odds ratio is infinite`;
    return none(
      (d) => left.get(d) ?? (guilty.includes(d) ? reason : `not estimated, because there is ${reason}`),
      reason
    );
  }
  const coefficients = terms.map(({name}) => {
    const j = kept.findIndex((d) => d.name === name);
    if (j < 0) return notEstimated(name, left.get(name)!);
    const {scale} = kept[j]!;
    return wald(name, {estimate: found.beta[j]! / scale, variance: found.covariance[j]![j]! / scale ** 2});
  });
  return {...known, coefficients, log_likelihood: found.log_likelihood};
}

interface Arranged {
  /** rows by set, the case of each set first */
  order: Int32Array;
  /** where each set starts in that order, and the end of the last */
  bounds: Int32Array;
  sets: number;
}

function arranged({set, is_case}: MatchedRows): Arranged {
  const {codes, names} = labelCodes(set);
  const members = Array.from({length: names.length}, (): number[] => []);
  const cases = new Int32Array(names.length).fill(-1);
  for (let i = 0; i < codes.length; ++i) {
    const code = codes[i]!;
    if (is_case[i] !== 1) members[code]!.push(i);
    else if (cases[code]! >= 0) throw new RangeError(`set ${set[i]} has two cases, expected one`);
    else cases[code] = i;
  }
  const order: number[] = [];
  const bounds = [0];
  for (const [code, controls] of members.entries()) {
    if (cases[code]! < 0 || controls.length === 0) continue;
    order.push(cases[code]!, ...controls);
    bounds.push(order.length);
  }
  return {order: Int32Array.from(order), bounds: Int32Array.from(bounds), sets: names.length};
}

/** Values in the order of the sets, each less the mean of its set. */
function withinSets(values: Float64Array, {order, bounds}: Arranged): Float64Array {
  const result = Float64Array.from(order, (i) => values[i]!);
  for (let k = 0; k + 1 < bounds.length; ++k) {
    const part = result.subarray(bounds[k], bounds[k + 1]);
    if (part.every((d) => d === part[0])) part.fill(0);
    const mean = part.reduce((a, b) => a + b, 0) / part.length;
    for (let i = 0; i < part.length; ++i) part[i]! -= mean;
  }
  return result;
}

function leftOut(terms: readonly Term[], centred: readonly Float64Array[]): Map<string, string> {
  const left = new Map<string, string>();
  const alone = independent(centred);
  for (const [j, {name}] of terms.entries()) {
    if (alone[j] === true) continue;
    const constant = centred[j]!.every((d) => d === 0);
    left.set(
      name,
      constant ? `${name} is the same within every set` : `${name} is a combination of the terms before it`
    );
  }
  return left;
}

function spread(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, d) => sum + d * d, 0) / values.length);
}
