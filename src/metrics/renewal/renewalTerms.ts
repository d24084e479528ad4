import {RENEWAL_FEATURES, type RenewalRow} from "./renewalRows.js";

/** A feature that varies among past renewals and is known of most. */
export interface UsedFeature {
  /** its place in RENEWAL_FEATURES */
  k: number;
  /** scaled; it stands for a value that is not known */
  mean: number;
  /** the median, as the panel has it */
  typical: number;
}

/** What is known of an account before its renewal. */
export type KnownBefore = Pick<RenewalRow, "days_before" | "values">;

/** A value of a feature on the scale on which it acts. */
export function scaledFeature(k: number, value: number): number {
  return RENEWAL_FEATURES[k]!.scale(value);
}

/** A row of the model's matrix: 1, the days before, then the features used. */
export function renewalDesign({days_before, values}: KnownBefore, used: readonly UsedFeature[]): number[] {
  const feature = ({k, mean}: UsedFeature) => (values[k] == null ? mean : scaledFeature(k, values[k]));
  return [1, days_before, ...used.map(feature)];
}

/** What the model multiplies with its estimates; days beyond those that it has seen count as the nearest that it has. */
export function renewalTerms(
  {used, days: [least, most]}: {used: readonly UsedFeature[]; days: readonly [least: number, most: number]},
  {days_before, values}: KnownBefore
): number[] {
  return renewalDesign({days_before: Math.min(most, Math.max(least, days_before)), values}, used);
}
