import {finiteDifference, levelText, type Difference} from "./difference.js";

/**
 * Half-width in standard errors of an asymptotic confidence sequence after t of planned units: intervals that all hold
 * the truth together, however often one looks. Narrowest, relative to what is possible, when t = planned.
 *
 * @param alpha share of streams in which any interval may miss
 * @see Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021, Time-uniform central limit theory and asymptotic confidence
 *   sequences, theorem 2.2, equation for the boundary; its appendix on tuning for rho: tρ² + 1 = -W₋₁(-α²/e) at t = planned
 */
export function sequenceMultiplier(t: number, planned: number, alpha = 0.05): number {
  let y = 10; // the fixed point of y = 1 + log(y / α²), above 1, so that each step brings it nearer
  for (let i = 0; i < 100; ++i) y = 1 + Math.log(y) - 2 * Math.log(alpha);
  const x = ((y - 1) * t) / planned;
  return Math.sqrt(((x + 1) / x) * Math.log((x + 1) / alpha ** 2));
}

/** How far a stream has come: units, or clusters where errors are clustered. */
export interface Progress {
  /** seen so far, both arms together */
  seen: number;
  /** at the planned end, both arms together */
  planned: number;
}

/**
 * A difference as it may be shown before the planned end: its confidence sequence, and no p-value. The influence
 * function of a difference of means has the variance seen x se², which is what the sequence is made of.
 */
export function confidenceSequence(d: Difference, {seen, planned}: Progress, level = 0.95): Difference {
  const method = `confidence sequence ${levelText(level)}`;
  if (d.value === null || d.se === null || d.se === 0 || !(seen > 0))
    return {...d, low: null, high: null, p: null, method, reason: d.reason ?? "no spread to judge by"};
  const half = d.se * sequenceMultiplier(seen, Math.max(planned, seen), 1 - level);
  return finiteDifference({
    value: d.value,
    se: d.se,
    low: d.value - half,
    high: d.value + half,
    p: null,
    method
  });
}
