import {normalQuantile} from "../normal.js";
import {armVariance, LEAST_CLUSTERS, MANY_CLUSTERS, type ArmValues} from "./armDifference.js";
import {armSlice} from "./armSlice.js";
import {labelCount} from "./labelCodes.js";
import {finiteDifference, levelText, undefinedDifference, type Difference} from "./difference.js";
import {normalTwoSided} from "./distributions.js";
import {moments} from "./moments.js";

/**
 * Relative lift, target / control - 1, with the delta method: variance of (target - control x ratio) / control.
 *
 * @returns null where the control's mean is not above 0; no interval where it is within two standard errors of 0, since
 *   the ratio then has no useful one
 * @see Oehlert 1992, A note on the delta method; Deng, Knoblich and Lu 2018, section 3
 */
export function relativeLift(data: ArmValues, level = 0.95): Difference {
  const method = `delta method ${levelText(level)}`;
  const clusters = data.cluster === null ? Infinity : labelCount(data.cluster);
  if (clusters < LEAST_CLUSTERS) return undefinedDifference(method, "cannot decide: too few clusters");
  const mean = (k: 0 | 1) => moments(armSlice(data.values, data.arm, k)).mean;
  const [control, target] = [mean(0), mean(1)];
  if (control === null || target === null) return undefinedDifference(method, "an arm has no units");
  if (!(control > 0)) return undefinedDifference(method, "the control's mean is not above 0");
  const value = target / control - 1;
  if (clusters < MANY_CLUSTERS)
    return undefinedDifference(
      method,
      `under ${MANY_CLUSTERS} clusters a ratio has no reliable interval: see the difference`,
      value
    );
  const ofControl = armVariance(data, [1, 0]);
  const variance = armVariance(data, [-target / control ** 2, 1 / control]);
  if (ofControl === null || variance === null)
    return undefinedDifference(method, "fewer than two units in an arm: no spread to judge by", value);
  if (control < 2 * Math.sqrt(ofControl))
    return undefinedDifference(method, "the control's mean is too near 0 for an interval of a ratio", value);
  const se = Math.sqrt(variance);
  if (se <= 1e-12 * Math.abs(target / control))
    return undefinedDifference(
      method,
      "every unit of an arm has the same value: no spread to judge by",
      value
    );
  const half = normalQuantile((1 + level) / 2) * se;
  return finiteDifference({
    value,
    se,
    low: value - half,
    high: value + half,
    p: normalTwoSided(value / se),
    method
  });
}
