import {HAZARD} from "../../data/sample/model/hazardModel.js";
import type {Estimated} from "./truthSeed.js";

/** Half-width of a 99 % interval in standard errors. */
export const Z99 = 2.5758293035489;

/** Whether the 99 % interval of an estimate holds the truth. */
export function holds({estimate, se}: Estimated, truth: number): boolean {
  return estimate !== null && se !== null && Math.abs(estimate - truth) <= Z99 * se;
}

/** How many of those with an estimate hold the truth; where some have none, out of how many. */
export function heldOf(all: readonly Estimated[], truth: number): string {
  const known = all.filter((d) => d.se !== null);
  const count = known.filter((d) => holds(d, truth)).length;
  return known.length === all.length ? String(count) : `${count} of ${known.length} with an estimate`;
}

/** By how much a feature of the model multiplies the hazard. */
export function ratioOf(feature: string): number {
  return (HAZARD as unknown as Record<string, {ratio: number}>)[feature]!.ratio;
}
