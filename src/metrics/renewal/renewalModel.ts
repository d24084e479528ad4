import {median} from "d3";
import {logistic, type LogisticFit} from "../stats/logistic.js";
import {rocAuc} from "../stats/rocAuc.js";
import {clusterDf} from "../stats/sandwich.js";
import {type Chance, RENEWAL_FEATURES, type RenewalRow} from "./renewalRows.js";
import {renewalDesign, scaledFeature, type UsedFeature} from "./renewalTerms.js";

/** Fewer renewals of either outcome than this are too few for a model: five for each of its terms at most. */
const LEAST_RENEWALS = 20;
/** A feature enters where at least this share of the rows has it. */
const LEAST_KNOWN = 0.8;
const RIDGE = 1;

/** How probable it is that an account pays on after its renewal, as a function of what is known before it. */
export interface RenewalModel {
  /** intercept, days before, then the features used */
  estimates: readonly number[];
  covariance: readonly Float64Array[];
  df: number;
  used: readonly UsedFeature[];
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
  const used = usedFeatures(rows);
  const columns = rows.map((d) => renewalDesign(d, used));
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

function usedFeatures(rows: readonly RenewalRow[]): UsedFeature[] {
  return RENEWAL_FEATURES.flatMap((_, k) => {
    const values = rows.flatMap((d) => d.values[k] ?? []);
    if (values.length < LEAST_KNOWN * rows.length || values.every((d) => d === values[0])) return [];
    const sum = values.reduce((a, b) => a + scaledFeature(k, b), 0);
    return [{k, mean: sum / values.length, typical: median(values)!}];
  });
}
