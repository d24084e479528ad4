import {normalQuantile} from "../normal.js";
import {Z95} from "../wilson.js";

/** A matched set with one case: how many of its members, case included, were exposed. */
export interface SetExposure {
  members: number;
  exposed: number;
}

/** The smallest odds ratio above 1 that a test over those sets would find, or why there is none. */
export interface DetectableOdds {
  value: number | null;
  informative: number;
  reason?: string;
}

/**
 * The odds ratio psi above 1 at which the two-sided 5 % Mantel-Haenszel test over these sets has the given power.
 *
 * With one case a set, e of its members exposed and u not, the case is exposed with probability
 * E(psi) = e psi / (e psi + u) and variance V = E (1 - E). psi solves
 * sum E(psi) - sum E(1) = 1.96 sqrt(sum V(1)) + z(power) sqrt(sum V(psi)).
 *
 * @param variance by how much both variances are wider than that, as reuseFactor gives it
 * @see Dupont 1988, Statistics in Medicine 7:1157, section 2: the same normal approximation of the power of the
 *   Mantel-Haenszel test, here given each set's own exposed members rather than an expected number
 */
export function detectableOdds(
  sets: readonly SetExposure[],
  {power = 0.8, variance: factor = 1} = {}
): DetectableOdds {
  const useful = sets.filter((d) => d.exposed > 0 && d.exposed < d.members);
  const informative = useful.length;
  if (informative === 0)
    return {value: null, informative, reason: "no set in which case and controls differ in exposure"};
  const at = (log_odds: number) => moments(useful, Math.exp(log_odds));
  const start = at(0);
  const z = normalQuantile(power);
  const widen = Math.sqrt(factor);
  const surplus = (log_odds: number): number => {
    const {mean, variance} = at(log_odds);
    return mean - start.mean - widen * (Z95 * Math.sqrt(start.variance) + z * Math.sqrt(variance));
  };
  let [low, high] = [0, 30];
  if (surplus(high) < 0)
    return {value: null, informative, reason: "too few informative sets to find any odds ratio"};
  for (let i = 0; i < 100 && high - low > 1e-14; ++i) {
    const middle = (low + high) / 2;
    if (surplus(middle) < 0) low = middle;
    else high = middle;
  }
  return {value: Math.exp((low + high) / 2), informative};
}

function moments(sets: readonly SetExposure[], odds: number): {mean: number; variance: number} {
  let [mean, variance] = [0, 0];
  for (const {exposed, members} of sets) {
    const share = (exposed * odds) / (exposed * odds + members - exposed);
    mean += share;
    variance += share * (1 - share);
  }
  return {mean, variance};
}
