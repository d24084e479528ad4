import {bca} from "./bootstrap.js";
import type {Metric} from "./metric.js";
import {ratioMetric, undefinedMetric} from "./metric.js";
import {cents} from "./money.js";
import type {MrrPair} from "./movements.js";
import {shareMetric} from "./wilson.js";

/** What a window kept of the accounts and of the MRR that it started with. */
export interface Retention {
  logo_churn: Metric;
  grr: Metric;
  nrr: Metric;
  revenue_churn: Metric;
}

type Ends = Pick<MrrPair, "start_mrr" | "end_mrr">;

const NO_START = "no account was paying when the window started";

/**
 * Logo churn, gross and net revenue retention of the accounts that pay at t0, with 95 % intervals.
 *
 * GRR caps each account at its own starting MRR before summing, so that the expansion of one account
 * cannot hide the contraction of another. The intervals read: a window like this one.
 *
 * @param seed of the bootstrap
 * @returns 0 <= logo_churn <= 1; 0 <= grr <= 1; grr <= nrr, which has no upper bound; revenue_churn = 1 - grr
 */
export function retention(pairs: Iterable<Ends>, {seed = 1}: {seed?: number} = {}): Retention {
  const base = Array.from(pairs, (d) => ({start: cents(d.start_mrr), end: cents(d.end_mrr)})).filter(
    (d) => d.start > 0
  );
  const start = Float64Array.from(base, (d) => d.start);
  const kept = Float64Array.from(base, (d) => Math.min(d.start, d.end));
  const end = Float64Array.from(base, (d) => d.end);
  const grr = moneyRatio(kept, start, seed);
  return {
    logo_churn: shareMetric(base.filter((d) => d.end === 0).length, base.length, NO_START),
    grr,
    nrr: moneyRatio(end, start, seed),
    revenue_churn: complement(grr)
  };
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}

function moneyRatio(part: Float64Array, start: Float64Array, seed: number): Metric {
  const n = start.length;
  const point = {...ratioMetric(sum(part) / 100, sum(start) / 100, NO_START), n};
  if (point.value === null) return point;
  const none = withoutInterval(start);
  if (none !== null) return {...point, low: null, high: null, reason: none};
  const [a, b] = [sum(part), sum(start)];
  const jackknife = start.map((d, i) => (a - part[i]!) / (b - d));
  const interval = bca(n, ratioStatistic(part, start), {seed, jackknife});
  if (interval === null)
    return {...point, low: null, high: null, reason: "no interval: resamples do not vary"};
  return {
    ...point,
    low: interval.low,
    high: interval.high,
    method: "BCa bootstrap over accounts 95 %, 2,000 resamples"
  };
}

function withoutInterval(start: Float64Array): string | null {
  if (start.length < 10) return "no interval: fewer than 10 accounts";
  const largest = start.reduce((a, b) => Math.max(a, b), 0);
  return 2 * largest > sum(start) ? "no interval: one account holds over half of the starting MRR" : null;
}

function ratioStatistic(part: Float64Array, whole: Float64Array): (m: Float64Array) => number {
  return (m) => {
    let [a, b] = [0, 0];
    for (let i = 0; i < m.length; ++i) {
      a += m[i]! * part[i]!;
      b += m[i]! * whole[i]!;
    }
    return a / b;
  };
}

function complement(grr: Metric): Metric {
  const {value, numerator, denominator, low, high, ...rest} = grr;
  if (value === null) return undefinedMetric(NO_START, {...rest, numerator: 0, denominator});
  const ends = low == null || high == null ? {low: null, high: null} : {low: 1 - high, high: 1 - low};
  const lost = (cents(denominator ?? 0) - cents(numerator ?? 0)) / 100;
  return {...rest, value: lost / (denominator ?? 1), numerator: lost, denominator, ...ends};
}
