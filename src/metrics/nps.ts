import type {Metric} from "./metric.js";
import {undefinedMetric} from "./metric.js";
import {Z95} from "./wilson.js";

/** Answers to the recommendation question; the passive ones are the rest of n. */
export interface NpsCounts {
  n: number;
  promoters: number;
  detractors: number;
}

/**
 * Net promoter score, -100 to 100, with the adjusted Wald interval: three answers are added, a quarter of them
 * promoters, half passive and a quarter detractors. Under 5 answers none is given.
 *
 * @see Rocks 2016, Interval estimation for the net promoter score, The American Statistician 70
 */
export function nps({n, promoters, detractors}: NpsCounts): Metric {
  const parts = {numerator: promoters - detractors, denominator: n, n};
  if (n === 0) return undefinedMetric("no answers", parts);
  if (n < 5) return undefinedMetric("fewer than 5 answers: read them one by one", parts);
  const p = (promoters + 0.75) / (n + 3);
  const d = (detractors + 0.75) / (n + 3);
  const half = Z95 * Math.sqrt((p + d - (p - d) ** 2) / (n + 3));
  return {
    value: (100 * (promoters - detractors)) / n,
    ...parts,
    low: Math.max(-100, 100 * (p - d - half)),
    high: Math.min(100, 100 * (p - d + half)),
    method: "adjusted Wald 95 %"
  };
}
