import {studentTwoSided, studentUpper} from "./stats/distributions.js";

/** What one account adds to a rate in two windows of equal length. */
export interface RatePair {
  /** events before and after */
  before: number;
  after: number;
  /** what the events are counted against, such as active users x months */
  base_before: number;
  base_after: number;
}

/** How a rate changed: after divided by before, with its 95 % interval. */
export interface RateRatio {
  /** null where it cannot be judged, with the reason */
  value: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
  reason?: string;
}

/** Under so many events, before and after together, or so many accounts with one, no ratio is given. */
const EVENTS = 10;
const ACCOUNTS = 5;

/**
 * The ratio of two rates over the same accounts. The interval holds each account's events together, since one account
 * with many tickets is not many accounts: the variance of the logarithm is the sum over accounts of the squares of what
 * each moves it by, times G / (G - 1), and the quantile is Student's with G - 1 degrees of freedom, G the accounts with
 * an event.
 *
 * @see Liang and Zeger 1986, equation 4, of the Poisson model with a logarithmic link and an offset
 */
export function rateRatio(pairs: readonly RatePair[]): RateRatio {
  const [y0, y1] = [total(pairs, "before"), total(pairs, "after")];
  const [e0, e1] = [total(pairs, "base_before"), total(pairs, "base_after")];
  const reason = tooFew(pairs, "events");
  if (reason) return unknown(reason);
  if (!(e0 > 0 && e1 > 0)) return unknown("nobody was active in one of the two windows");
  const moves = pairs.map((d) => d.after / y1 - d.base_after / e1 - (d.before / y0 - d.base_before / e0));
  return interval(Math.log(y1 / e1 / (y0 / e0)), moves, withEvents(pairs));
}

/**
 * How the ratio of one kind of event differs from that of others of the same accounts: what is left of a change when
 * what all kinds share, such as the season, is taken off.
 *
 * @param others the same accounts in the same order
 */
export function relativeRate(pairs: readonly RatePair[], others: readonly RatePair[]): RateRatio {
  if (pairs.length !== others.length) throw new RangeError("the pairs are not of the same accounts");
  const reason = tooFew(pairs, "events") ?? tooFew(others, "other events");
  if (reason) return unknown(reason);
  const [y0, y1] = [total(pairs, "before"), total(pairs, "after")];
  const [z0, z1] = [total(others, "before"), total(others, "after")];
  const moves = pairs.map((d, i) => {
    const other = others[i]!;
    return d.after / y1 - d.before / y0 - (other.after / z1 - other.before / z0);
  });
  return interval(Math.log(y1 / y0 / (z1 / z0)), moves, withEvents(pairs));
}

const total = (pairs: readonly RatePair[], key: keyof RatePair) => pairs.reduce((sum, d) => sum + d[key], 0);
const withEvents = (pairs: readonly RatePair[]) => pairs.filter((d) => d.before + d.after > 0).length;
const unknown = (reason: string): RateRatio => ({value: null, low: null, high: null, p: null, reason});

function tooFew(pairs: readonly RatePair[], what: string): string | undefined {
  const [before, after] = [total(pairs, "before"), total(pairs, "after")];
  if (before + after < EVENTS) return `fewer than ${EVENTS} ${what} in both windows together`;
  if (withEvents(pairs) < ACCOUNTS) return `fewer than ${ACCOUNTS} accounts with ${what}`;
  if (before === 0) return `no ${what} before`;
  return after === 0 ? `no ${what} after` : undefined;
}

function interval(log: number, moves: readonly number[], accounts: number): RateRatio {
  const variance = (moves.reduce((sum, d) => sum + d * d, 0) * accounts) / (accounts - 1);
  const se = Math.sqrt(variance);
  if (!(se > 1e-12)) return unknown("all accounts changed alike: no spread to judge by");
  const half = studentUpper(0.975, accounts - 1) * se;
  return {
    value: Math.exp(log),
    low: Math.exp(log - half),
    high: Math.exp(log + half),
    p: studentTwoSided(log / se, accounts - 1)
  };
}
