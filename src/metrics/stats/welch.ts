import {finiteDifference, levelText, undefinedDifference, type Difference} from "./difference.js";
import {studentTwoSided, studentUpper} from "./distributions.js";
import type {Moments} from "./moments.js";

/**
 * Difference of two means, target minus control, without assuming equal variances.
 *
 * @param level of the interval
 * @returns no interval where an arm has fewer than two units or neither varies (R's `t.test` stops there)
 * @see Welch 1947, The generalization of Student's problem; Satterthwaite 1946 for the degrees of freedom
 */
export function welch(target: Moments, control: Moments, level = 0.95): Difference {
  const method = `Welch ${levelText(level)}`;
  if (target.mean === null || control.mean === null)
    return undefinedDifference(method, target.mean === null ? "no units in target" : "no units in control");
  const value = target.mean - control.mean;
  if (target.variance === null || control.variance === null)
    return undefinedDifference(method, "fewer than two units in an arm: no spread to judge by", value);
  const [a, b] = [target.variance / target.n, control.variance / control.n];
  const se = Math.sqrt(a + b);
  if (se <= 10 * Number.EPSILON * Math.max(Math.abs(target.mean), Math.abs(control.mean)))
    return undefinedDifference(
      method,
      "every unit of an arm has the same value: no spread to judge by",
      value
    );
  // Shares of the variance, so that very large or small units of measurement do not overflow.
  const [shareA, shareB] = [a / (a + b), b / (a + b)];
  const df = 1 / (shareA ** 2 / (target.n - 1) + shareB ** 2 / (control.n - 1));
  const half = studentUpper((1 + level) / 2, df) * se;
  const p = studentTwoSided(value / se, df);
  return finiteDifference({value, se, low: value - half, high: value + half, p, method});
}
