import {clusterDf} from "../stats/sandwich.js";
import {studentUpper} from "../stats/distributions.js";
import {median} from "d3";
import {logistic, type LogisticFit} from "../stats/logistic.js";
import {rocAuc} from "../stats/rocAuc.js";
import {times} from "../stats/symmetric.js";
import {type Chance, RENEWAL_FEATURES, type RenewalRow} from "./renewalRows.js";

/** Fewer renewals of either outcome than this are too few for a model: five for each of its terms at most. */
export const LEAST_RENEWALS = 20;
/** A feature enters where at least this share of the rows has it. */
const LEAST_KNOWN = 0.8;
const RIDGE = 1;

/** How probable it is that an account pays on after its renewal, as a function of what is known before it. */
export interface RenewalModel {
  /** intercept, days before, then the features used */
  estimates: readonly number[];
  covariance: readonly Float64Array[];
  df: number;
  /** positions in RENEWAL_FEATURES of those used; the mean, scaled, stands for a value that is not known; the median as it is */
  used: readonly {k: number; mean: number; typical: number}[];
  /** the days before a renewal that the rows cover */
  days: readonly [least: number, most: number];
  renewals: number;
  not_renewed: number;
  accounts: number;
  /** how well it tells lost renewals from kept ones, on the renewals that it was fitted to */
  auc: Chance;
}

/** Why there is no model. */
export interface NoRenewalModel {
  reason: string;
  renewals: number;
  not_renewed: number;
}

const termOf = (row: RenewalRow) => `${row.account_id} ${row.renewal_date}`;

/**
 * Fits the renewal model: a logistic regression with ridge on renewals as they were known 90, 60 and 30 days before,
 * all three in one model with the days that were left as a term (landmarks), errors clustered by account.
 *
 * @see van Houwelingen 2007 (landmark models); le Cessie and van Houwelingen 1992 (ridge)
 */
export function renewalModel(rows: readonly RenewalRow[]): RenewalModel | NoRenewalModel {
  const renewals = new Set(rows.map(termOf)).size;
  const not_renewed = new Set(rows.filter((d) => !d.renewed).map(termOf)).size;
  const known = {renewals, not_renewed};
  const fewest = Math.min(not_renewed, renewals - not_renewed);
  if (fewest < LEAST_RENEWALS)
    return {
      ...known,
      reason: `too few for a model: ${not_renewed} of ${renewals} past renewals were not renewed`
    };
  const used = RENEWAL_FEATURES.flatMap((_, k) => {
    const values = rows.flatMap((d) => d.values[k] ?? []);
    if (values.length < LEAST_KNOWN * rows.length || values.every((d) => d === values[0])) return [];
    const sum = values.reduce((a, b) => a + scaled(k, b), 0);
    return [{k, mean: sum / values.length, typical: median(values)!}];
  });
  const columns = rows.map((d) => design(d, used));
  const fit = logistic(
    rows.map((d) => (d.renewed ? 1 : 0)),
    ["days_before", ...used.map(({k}) => RENEWAL_FEATURES[k]!.key)].map((name, i) => ({
      name,
      values: Float64Array.from(columns, (d) => d[i + 1]!)
    })),
    {ridge: RIDGE, clusters: rows.map((d) => d.account_id)}
  );
  if (fit.covariance === null) return {...known, reason: fit.reason ?? "its errors cannot be estimated"};
  const days = rows.map((d) => d.days_before);
  const model = {
    ...known,
    ...wholeFit(fit, fit.covariance),
    df: clusterDf(fit.clusters ?? Infinity),
    used,
    days: [Math.min(...days), Math.max(...days)] as const,
    accounts: fit.clusters ?? 0
  };
  const auc = aucOf(rows, columns, model.estimates);
  if (auc === null || auc.low <= 0.5)
    return {...known, reason: "what is known before them does not tell lost renewals from kept ones"};
  return {...model, auc};
}

/** A term that does not vary has no estimate: it changes nothing. */
function wholeFit(
  {coefficients}: LogisticFit,
  covariance: readonly Float64Array[]
): Pick<RenewalModel, "estimates" | "covariance"> {
  const place = coefficients.map(
    (_, i) => coefficients.slice(0, i).filter((d) => d.estimate !== null).length
  );
  const has = (i: number) => coefficients[i]!.estimate !== null;
  return {
    estimates: coefficients.map((d) => d.estimate ?? 0),
    covariance: coefficients.map((_, i) =>
      Float64Array.from(coefficients, (__, j) => (has(i) && has(j) ? covariance[place[i]!]![place[j]!]! : 0))
    )
  };
}

function aucOf(
  rows: readonly RenewalRow[],
  columns: readonly (readonly number[])[],
  estimates: readonly number[]
): Chance | null {
  const {value, low, high} = rocAuc(
    {
      score: columns.map((x) => x.reduce((sum, d, i) => sum + d * estimates[i]!, 0)),
      outcome: rows.map((d) => (d.renewed ? 0 : 1)),
      account: rows.map((d) => d.account_id)
    },
    {alarm: "low"}
  );
  return value == null || low == null || high == null ? null : {value, low, high};
}

/** What one thing that the model knows does to the odds of one renewal, against that of an average renewal. */
export interface RenewalDriver {
  key: string;
  value: number | null;
  /** the median at past renewals */
  typical: number;
  /** times; 1 = as at an average renewal */
  odds: number;
}

/** Each feature's part in an account's odds, the strongest first. */
export function renewalDrivers(
  {estimates, used}: RenewalModel,
  {values}: Pick<RenewalRow, "values">
): RenewalDriver[] {
  return used
    .map(({k, mean, typical}, i) => {
      const value = values[k] ?? null;
      const odds = value === null ? 1 : Math.exp(estimates[i + 2]! * (scaled(k, value) - mean));
      return {key: RENEWAL_FEATURES[k]!.key, value, typical, odds};
    })
    .sort((a, b) => Math.abs(Math.log(b.odds)) - Math.abs(Math.log(a.odds)));
}

function scaled(k: number, value: number): number {
  return RENEWAL_FEATURES[k]!.scale(value);
}

function design(
  {days_before, values}: Pick<RenewalRow, "days_before" | "values">,
  used: RenewalModel["used"]
): number[] {
  return [1, days_before, ...used.map(({k, mean}) => (values[k] == null ? mean : scaled(k, values[k])))];
}

/** What the model multiplies with its estimates; days beyond those that it has seen count as the nearest that it has. */
export function renewalTerms(
  {used, days: [least, most]}: RenewalModel,
  {days_before, values}: Pick<RenewalRow, "days_before" | "values">
): number[] {
  return design({days_before: Math.min(most, Math.max(least, days_before)), values}, used);
}

/** The probability of one renewal, with an interval that holds the error of the estimates. */
export function renewalChance(
  model: RenewalModel,
  account: Pick<RenewalRow, "days_before" | "values">
): Chance {
  const x = renewalTerms(model, account);
  const Vx = times(model.covariance, x);
  let [log_odds, variance] = [0, 0];
  for (let i = 0; i < x.length; ++i) {
    log_odds += x[i]! * model.estimates[i]!;
    variance += x[i]! * Vx[i]!;
  }
  const half = studentUpper(0.975, model.df) * Math.sqrt(Math.max(0, variance));
  return {value: expit(log_odds), low: expit(log_odds - half), high: expit(log_odds + half)};
}

/** The probability of log odds. */
export function expit(log_odds: number): number {
  return log_odds >= 0 ? 1 / (1 + Math.exp(-log_odds)) : Math.exp(log_odds) / (1 + Math.exp(log_odds));
}
