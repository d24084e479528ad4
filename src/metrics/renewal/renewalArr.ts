import {randomLcg, randomNormal} from "d3";
import {bootstrapQuantile} from "../bootstrap.js";
import {countInterval, poissonBinomial} from "../stats/poissonBinomial.js";
import {zeros} from "../stats/symmetric.js";
import {expit} from "../stats/expit.js";
import type {RenewalModel} from "./renewalModel.js";

/** A renewal to come. */
export interface ComingRenewal {
  /** what it is worth a year */
  arr: number;
  /** its probability */
  chance: number;
  /** what the model reads of it (renewalTerms); null where its chance is a past rate */
  terms: readonly number[] | null;
}

/** How many renewals are expected, and how much ARR with them, if accounts decide independently. */
export interface RenewalForecast {
  count: {mean: number; low: number; high: number};
  arr: {mean: number; low: number; high: number};
  draws: number;
}

/** What the draws read of a model. */
type DrawnModel = Pick<RenewalModel, "estimates" | "covariance">;

interface DrawOptions {
  draws?: number;
  seed?: number;
}

/**
 * The number of renewals by its Poisson-binomial distribution, and their ARR by simulation: each draw takes
 * coefficients from the model's own error and lets every account decide for itself.
 *
 * @param model null where no chance rests on one
 * @see Thomas and Taub 1982; King, Tomz and Wittenberg 2000, section 3 (coefficients drawn from their covariance)
 */
export function renewalForecast(
  coming: readonly ComingRenewal[],
  model: DrawnModel | null,
  options: DrawOptions = {}
): RenewalForecast {
  return renewalForecasts(coming, [[...coming.keys()]], model, options)[0]!;
}

/**
 * The forecast of each part of the renewals, from one simulation of them all: the means of parts that share no renewal
 * add up to the mean of the whole.
 *
 * @param parts the places of their renewals among *coming*
 */
export function renewalForecasts(
  coming: readonly ComingRenewal[],
  parts: readonly (readonly number[])[],
  model: DrawnModel | null,
  {draws = 100_000, seed = 1}: DrawOptions = {}
): RenewalForecast[] {
  const distinct = new Map(parts.map((d) => [d.join(), d]));
  const sums = simulatedSums(coming, [...distinct.values()], model, {draws, seed});
  const forecasts = [...distinct].map(([key, members], i): [string, RenewalForecast] => {
    const counted = poissonBinomial(members.map((k) => coming[k]!.chance));
    const own = sums[i]!;
    const mean = draws === 0 ? 0 : own.reduce((a, b) => a + b, 0) / draws;
    own.sort();
    const arr = {mean, low: bootstrapQuantile(own, 0.025), high: bootstrapQuantile(own, 0.975)};
    return [key, {count: {mean: counted.mean, ...countInterval(counted)}, arr, draws}];
  });
  const made = new Map(forecasts);
  return parts.map((d) => made.get(d.join())!);
}

/** What each part renews in each draw. */
function simulatedSums(
  coming: readonly ComingRenewal[],
  parts: readonly (readonly number[])[],
  model: DrawnModel | null,
  {draws, seed}: Required<DrawOptions>
): Float64Array[] {
  const random = randomLcg(seed);
  const draw = coefficientDraws(model, random);
  const sums = parts.map(() => new Float64Array(draws));
  const sumsOf = coming.map((_, k) => sums.filter((_, j) => parts[j]!.includes(k)));
  for (let i = 0; i < draws; ++i) {
    const beta = draw();
    for (let k = 0; k < coming.length; ++k) {
      const {arr, chance, terms} = coming[k]!;
      const p = terms === null || beta === null ? chance : expit(dot(terms, beta));
      if (random() < p) for (const own of sumsOf[k]!) own[i]! += arr;
    }
  }
  return sums;
}

function dot(a: readonly number[], b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}

function coefficientDraws(model: DrawnModel | null, random: () => number): () => Float64Array | null {
  if (model === null) return () => null;
  const {estimates, covariance} = model;
  const normal = randomNormal.source(random)();
  const root = choleskyRoot(covariance);
  const beta = new Float64Array(estimates.length);
  const z = new Float64Array(estimates.length);
  return () => {
    for (let i = 0; i < z.length; ++i) z[i] = normal();
    for (let i = 0; i < beta.length; ++i) {
      beta[i] = estimates[i]!;
      for (let j = 0; j <= i; ++j) beta[i]! += root[i]![j]! * z[j]!;
    }
    return beta;
  };
}

/** The lower triangle whose square is a covariance; a term without variance has an empty column. */
function choleskyRoot(a: readonly Float64Array[]): Float64Array[] {
  const root = zeros(a.length);
  for (let j = 0; j < a.length; ++j)
    for (let i = j; i < a.length; ++i) {
      let sum = a[i]![j]!;
      for (let k = 0; k < j; ++k) sum -= root[i]![k]! * root[j]![k]!;
      root[i]![j] = i === j ? Math.sqrt(Math.max(0, sum)) : root[j]![j]! > 0 ? sum / root[j]![j]! : 0;
    }
  return root;
}
