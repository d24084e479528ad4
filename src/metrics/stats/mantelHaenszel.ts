import {Z95} from "../wilson.js";
import {chiSquareUpper} from "./distributions.js";
import {type OddsBound, oddsBound} from "./oddsBound.js";
import {type OddsTable, oddsParts} from "./oddsTable.js";

/** A common odds ratio of exposure. */
export interface MantelHaenszel {
  sets: number;
  /** sets with a case and a control of which some but not all are exposed; the others say nothing */
  informative: number;
  odds_ratio: number | null;
  /** standard error of its logarithm */
  se_log: number | null;
  low: number | null;
  high: number | null;
  /** without correction for continuity, 1 degree of freedom */
  chi2: number | null;
  p: number | null;
  /** in place of an estimate of 0 or infinity */
  bound: OddsBound | null;
  /** why there is no estimate, or no test */
  reason?: string;
}

/**
 * Mantel-Haenszel odds ratio over matched sets, with the variance of Robins, Breslow and Greenland.
 *
 * Where no set has an exposed case beside an unexposed control, or none the reverse, the estimate would be 0 or
 * infinite: it is left out, and the exact one-sided 95 % bound of the odds ratio given instead.
 *
 * @param least informative sets below which nothing is tested
 * @see Mantel and Haenszel 1959; Robins, Breslow and Greenland 1986, equation 4; R's `mantelhaen.test(correct = FALSE)`
 */
export function mantelHaenszel(tables: readonly OddsTable[], {least = 0} = {}): MantelHaenszel {
  const s = sums(tables);
  const known = {sets: tables.length, informative: s.informative};
  const none = {odds_ratio: null, se_log: null, low: null, high: null, chi2: null, p: null, bound: null};
  if (s.informative === 0) return {...known, ...none, reason: noneReason(tables)};
  if (s.informative < least) {
    const few = `${s.informative} informative sets, fewer than ${least}: not tested`;
    return {...known, ...none, ...estimated(s, tables), chi2: null, p: null, reason: few};
  }
  const chi2 = s.surplus ** 2 / s.variance;
  return {...known, ...none, ...estimated(s, tables), chi2, p: chiSquareUpper(chi2, 1)};
}

/** Sums over sets: R and S of the odds ratio, P and Q of its variance, and the score test's. */
interface Sums {
  informative: number;
  r: number;
  s: number;
  pr: number;
  ps_qr: number;
  qs: number;
  surplus: number;
  variance: number;
}

function sums(tables: readonly OddsTable[]): Sums {
  const sum: Sums = {informative: 0, r: 0, s: 0, pr: 0, ps_qr: 0, qs: 0, surplus: 0, variance: 0};
  for (const d of tables) {
    const {exposed_cases: a, unexposed_cases: b, exposed_controls: c, unexposed_controls: e} = d;
    const n = a + b + c + e;
    const variance = n < 2 ? 0 : ((a + b) * (c + e) * (a + c) * (b + e)) / (n * n * (n - 1));
    if (variance === 0) continue;
    const {r, s} = oddsParts(d);
    const [p, q] = [(a + e) / n, (b + c) / n];
    sum.informative += 1;
    sum.r += r;
    sum.s += s;
    sum.pr += p * r;
    sum.ps_qr += p * s + q * r;
    sum.qs += q * s;
    sum.surplus += a - ((a + b) * (a + c)) / n;
    sum.variance += variance;
  }
  return sum;
}

function estimated({r, s, pr, ps_qr, qs}: Sums, tables: readonly OddsTable[]): Partial<MantelHaenszel> {
  if (r === 0 || s === 0) {
    const side = s === 0 ? "at least" : "at most";
    const pair =
      s === 0 ? "no unexposed case beside an exposed control" : "no exposed case beside an unexposed control";
    return {bound: oddsBound(tables, side), reason: `${pair}: only a bound can be given`};
  }
  const se_log = Math.sqrt(pr / (2 * r * r) + ps_qr / (2 * r * s) + qs / (2 * s * s));
  const odds_ratio = r / s;
  const factor = Math.exp(Z95 * se_log);
  return {odds_ratio, se_log, low: odds_ratio / factor, high: odds_ratio * factor};
}

function noneReason(tables: readonly OddsTable[]): string {
  if (tables.length === 0) return "no matched sets";
  const exposed = tables.some((d) => d.exposed_cases + d.exposed_controls > 0);
  if (!exposed) return "nobody was exposed";
  if (!tables.some((d) => d.unexposed_cases + d.unexposed_controls > 0)) return "everybody was exposed";
  return "no set in which case and controls differ in exposure";
}
