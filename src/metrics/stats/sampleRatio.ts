import {binomialTwoSided, chiSquareUpper} from "./distributions.js";

/** Whether the arms have the sizes that were planned. */
export interface SampleRatio {
  control: number;
  target: number;
  /** 1 degree of freedom; null where the exact test is used */
  chi2: number | null;
  p: number | null;
  method: "chi-square" | "exact binomial";
  /** *note*: p below 0.01; *block*: p below 0.001, no effect is shown */
  flag: "none" | "note" | "block";
  reason?: string;
}

/**
 * Sample ratio check over assignment units: a split that chance hardly makes says that something other than the draw
 * decided who is in which arm, or who is missing. Chi-square; exact binomial where an expected count is below 20.
 *
 * @param share_target planned share of the target arm, between 0 and 1
 * @see Pearson 1900; Fabijan et al. 2019, Diagnosing sample ratio mismatch in online controlled experiments
 */
export function sampleRatio(control: number, target: number, share_target = 0.5): SampleRatio {
  const n = control + target;
  const empty = {control, target, chi2: null, p: null, method: "exact binomial", flag: "none"} as const;
  if (n === 0) return {...empty, reason: "no units"};
  if (!(share_target > 0 && share_target < 1))
    return {...empty, reason: "the planned share of the target arm is not between 0 and 1"};
  const [expectedTarget, expectedControl] = [n * share_target, n * (1 - share_target)];
  if (Math.min(expectedTarget, expectedControl) < 20) {
    const p = binomialTwoSided(target, n, share_target);
    return {...empty, p, flag: flagOf(p)};
  }
  const chi2 =
    (target - expectedTarget) ** 2 / expectedTarget + (control - expectedControl) ** 2 / expectedControl;
  const p = chiSquareUpper(chi2, 1);
  return {control, target, chi2, p, method: "chi-square", flag: flagOf(p)};
}

function flagOf(p: number): SampleRatio["flag"] {
  return p < 0.001 ? "block" : p < 0.01 ? "note" : "none";
}
