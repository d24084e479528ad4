import {bootstrapQuantile, resampled} from "../bootstrap.js";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {type OddsTable, oddsParts} from "./oddsTable.js";

/** A matched set with what its cases paid. */
export interface ValuedSet extends OddsTable {
  /** MRR lost with its cases */
  mrr_lost: number;
  /** of that, with the exposed ones */
  exposed_mrr_lost: number;
}

/**
 * The share of lost MRR that goes with an exposure: MRR lost by exposed cases x (1 - 1 / OR) / MRR lost, 0 when
 * the Mantel-Haenszel odds ratio is 1 or less. Interval: percentiles of a bootstrap over sets. Shares of
 * different exposures overlap and must not be added.
 *
 * @see Miettinen 1974, equation 7, with cases weighted by MRR
 */
export function attributableShare(
  sets: readonly ValuedSet[],
  {replicates = 2000, seed = 1}: {replicates?: number; seed?: number} = {}
): Metric {
  const parts = sets.map(oddsParts);
  const lost = sets.reduce((sum, d) => sum + d.mrr_lost, 0);
  const n = sets.length;
  if (n === 0) return undefinedMetric("no matched sets", {n});
  if (!(lost > 0)) return undefinedMetric("no MRR was lost", {n});
  const share = (m: ArrayLike<number>): number => {
    let [r, s, exposed, all] = [0, 0, 0, 0];
    for (let i = 0; i < n; ++i) {
      r += m[i]! * parts[i]!.r;
      s += m[i]! * parts[i]!.s;
      exposed += m[i]! * sets[i]!.exposed_mrr_lost;
      all += m[i]! * sets[i]!.mrr_lost;
    }
    return r <= s || all === 0 ? 0 : (exposed / all) * (1 - s / r);
  };
  const ones = new Float64Array(n).fill(1);
  const [r, s] = [parts.reduce((sum, d) => sum + d.r, 0), parts.reduce((sum, d) => sum + d.s, 0)];
  if (s === 0)
    return undefinedMetric(
      r === 0
        ? "no set in which case and controls differ in exposure"
        : "the odds ratio has no estimate, only a bound",
      {n}
    );
  const value = share(ones);
  const method = `Miettinen, percentiles of ${replicates} bootstrap samples of sets`;
  const of = {value, numerator: value * lost, denominator: lost, n, method};
  if (n < 2) return {...of, low: null, high: null, reason: "one set: no interval"};
  const values = resampled(n, share, {replicates, seed});
  return {...of, low: bootstrapQuantile(values, 0.025), high: bootstrapQuantile(values, 0.975)};
}
