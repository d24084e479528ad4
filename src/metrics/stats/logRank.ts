import {chiSquareUpper} from "./distributions.js";
import {sortedLabelCodes} from "./labelCodes.js";
import {riskWalk, type Spells} from "./spells.js";
import {inverseSymmetric, times, zeros} from "./symmetric.js";

/** One group of a log-rank test. */
export interface LogRankGroup {
  group: string;
  n: number;
  observed: number;
  /** events that it would have had if all groups were alike */
  expected: number;
}

/** A log-rank test; null with a reason where groups cannot be compared. */
export interface LogRank {
  chi2: number | null;
  df: number;
  p: number | null;
  /** in order of their names */
  groups: LogRankGroup[];
  reason?: string;
}

/**
 * Log-rank test of two or more groups, stratified where the units have strata; events of the same time are
 * taken together (hypergeometric variance). A group that nobody expects events of takes no part, as in R's `survdiff`.
 *
 * @param spells a row a unit; with late entry, as the score test of a Cox model with exact ties
 * @param labels the group of each unit
 * @see Mantel 1966; Peto and Peto 1972; Kalbfleisch and Prentice 2002, equations 1.19 to 1.22
 */
export function logRank(spells: Spells, labels: ArrayLike<string | number>): LogRank {
  const {names, codes} = sortedLabelCodes(labels);
  const {n, observed, expected, variance} = sums(spells, codes, names.length);
  const groups = names.map((d, i) => ({
    group: String(d),
    n: n[i]!,
    observed: observed[i]!,
    expected: expected[i]!
  }));
  const taking = names.map((_, i) => i).filter((i) => expected[i]! > 0);
  const df = Math.max(0, taking.length - 1);
  const none = (reason: string): LogRank => ({chi2: null, df, p: null, groups, reason});
  if (labels.length === 0) return none("no rows");
  if (names.length < 2) return none("only one group");
  if (!observed.some((d) => d > 0)) return none("no events");
  if (df === 0) return none("only one group was under observation when events happened");
  const rest = taking.slice(1);
  const inverse = inverseSymmetric(rest.map((i) => Float64Array.from(rest, (j) => variance[i]![j]!)));
  if (inverse === null)
    return none("no variance: everybody under observation had the event at the same time");
  const difference = rest.map((i) => observed[i]! - expected[i]!);
  const chi2 = times(inverse, difference).reduce((sum, d, i) => sum + d * difference[i]!, 0);
  return {chi2, df, p: chiSquareUpper(chi2, df), groups};
}

interface Sums {
  n: Float64Array;
  observed: Float64Array;
  expected: Float64Array;
  variance: Float64Array[];
}

function sums(spells: Spells, codes: Int32Array, groups: number): Sums {
  const [n, observed, expected] = [0, 1, 2].map(() => new Float64Array(groups)) as [
    Float64Array,
    Float64Array,
    Float64Array
  ];
  const variance = zeros(groups);
  const at_risk = new Float64Array(groups);
  let all = 0;
  riskWalk(spells)({
    reset() {
      at_risk.fill(0);
      all = 0;
    },
    remove(row) {
      --at_risk[codes[row]!]!;
      --all;
    },
    arrive(exits, from, to) {
      let events = 0;
      for (let i = from; i < to; ++i) {
        const [row, group] = [exits[i]!, codes[exits[i]!]!];
        ++n[group]!;
        ++at_risk[group]!;
        if (spells.event[row]! > 0) ++observed[group]!;
        if (spells.event[row]! > 0) ++events;
      }
      all += to - from;
      if (events > 0) addEvents({expected, variance}, at_risk, all, events);
    }
  });
  return {n, observed, expected, variance};
}

/** Means and covariances of the events of each group, given who is at risk. */
function addEvents(
  {expected, variance}: Pick<Sums, "expected" | "variance">,
  at_risk: Float64Array,
  all: number,
  events: number
): void {
  const spread = all > 1 ? (events * (all - events)) / (all - 1) : 0;
  for (let i = 0; i < at_risk.length; ++i) {
    const share = at_risk[i]! / all;
    expected[i]! += events * share;
    variance[i]![i]! += spread * share;
    for (let j = 0; j < at_risk.length; ++j) variance[i]![j]! -= spread * share * (at_risk[j]! / all);
  }
}
