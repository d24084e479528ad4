import type {RenewalModel} from "./renewalModel.js";
import {RENEWAL_FEATURES} from "./renewalRows.js";
import {type KnownBefore, scaledFeature} from "./renewalTerms.js";

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
  {estimates, used}: Pick<RenewalModel, "estimates" | "used">,
  {values}: Pick<KnownBefore, "values">
): RenewalDriver[] {
  return used
    .map(({k, mean, typical}, i) => {
      const value = values[k] ?? null;
      const odds = value === null ? 1 : Math.exp(estimates[i + 2]! * (scaledFeature(k, value) - mean));
      return {key: RENEWAL_FEATURES[k]!.key, value, typical, odds};
    })
    .sort((a, b) => Math.abs(Math.log(b.odds)) - Math.abs(Math.log(a.odds)));
}
