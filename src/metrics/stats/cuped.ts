import {armDifference, type ArmValues} from "./armDifference.js";
import {undefinedDifference, type Difference} from "./difference.js";
import {moments} from "./moments.js";

/** A difference with what the pre values explain taken off. */
export interface Cuped {
  difference: Difference;
  /** the slope of the values on the pre values, over both arms */
  theta: number | null;
  /** 1 - (standard error with CUPED / without it)^2; negative where pre values make it worse */
  variance_saved: number | null;
  reason?: string;
}

/**
 * Difference of the arms after taking off theta x (pre value - its mean), theta = covariance / variance over the units of
 * both arms together. A proportion becomes a mean, compared by Welch.
 *
 * @param pre one value a unit, measured before the arms differed
 * @see Deng, Xu, Kohavi and Walker 2013, Improving the sensitivity of online controlled experiments by utilizing
 *   pre-experiment data, equations 3 and 4
 */
export function cuped(data: ArmValues, pre: Float64Array, level = 0.95): Cuped {
  const nothing = (reason: string): Cuped => ({
    difference: undefinedDifference("CUPED", reason),
    theta: null,
    variance_saved: null,
    reason
  });
  const [x, y] = [moments(pre), moments(data.values)];
  if (x.mean === null || y.mean === null || x.variance === null) return nothing("fewer than two units");
  if (x.variance <= (1e-12 * x.mean) ** 2) return nothing("the pre value is the same for every unit");
  let covariance = 0;
  for (let i = 0; i < pre.length; ++i) covariance += (pre[i]! - x.mean) * (data.values[i]! - y.mean);
  const theta = covariance / (pre.length - 1) / x.variance;
  if (!Number.isFinite(theta)) return nothing("the values are too large to compute with");
  const values = data.values.map((d, i) => d - theta * (pre[i]! - x.mean!));
  const difference = armDifference({...data, values, proportion: false}, level);
  const plain = armDifference({...data, proportion: false}, level);
  const method = `CUPED, ${difference.method}`;
  const saved = difference.se === null || plain.se === null ? null : 1 - (difference.se / plain.se) ** 2;
  return {difference: {...difference, method}, theta, variance_saved: saved};
}
