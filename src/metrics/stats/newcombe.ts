import {normalQuantile} from "../normal.js";
import {wilson} from "../wilson.js";
import {levelText, undefinedDifference, type Difference} from "./difference.js";
import {normalTwoSided} from "./distributions.js";

/** How many of n units did it. */
export interface Share {
  successes: number;
  n: number;
}

/**
 * Difference of two proportions, target minus control: Newcombe's hybrid score interval. Its p-value is that of the
 * pooled score test (R's `prop.test`, correct = FALSE), its standard error the unpooled one.
 *
 * @returns where both arms are all 0 or all 1, an interval but no p-value
 * @see Newcombe 1998, Interval estimation for the difference between independent proportions, method 10
 */
export function newcombe(target: Share, control: Share, level = 0.95): Difference {
  const method = `Newcombe ${levelText(level)}`;
  const z = normalQuantile((1 + level) / 2);
  const [a, b] = [wilson(target.successes, target.n, z), wilson(control.successes, control.n, z)];
  if (a === null || b === null)
    return undefinedDifference(method, a === null ? "no units in target" : "no units in control");
  const [p1, p2] = [target.successes / target.n, control.successes / control.n];
  const value = p1 - p2;
  const se = Math.sqrt((p1 * (1 - p1)) / target.n + (p2 * (1 - p2)) / control.n);
  const low = value - Math.hypot(p1 - a.low, b.high - p2);
  const high = value + Math.hypot(a.high - p1, p2 - b.low);
  const pooled = (target.successes + control.successes) / (target.n + control.n);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / target.n + 1 / control.n));
  if (spread === 0)
    return {
      value,
      se: null,
      low,
      high,
      p: null,
      method,
      reason: "all units of both arms have the same outcome"
    };
  const p = normalTwoSided(value / spread);
  if (se === 0)
    return {
      value,
      se: null,
      low,
      high,
      p,
      method,
      reason: "units of an arm are all alike: no standard error"
    };
  return {value, se, low, high, p, method};
}
