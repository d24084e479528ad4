import {randomLcg} from "d3";
import {levelText} from "./difference.js";

/** What each cluster brings to one period. */
export interface ClusterSums {
  /** +1 for the period that counts, -1 for one that is taken off */
  sign: 1 | -1;
  /** whether the target arm was treated in it */
  treated: boolean;
  /** units of each cluster */
  n: Float64Array;
  /** sum of the values of each cluster */
  sum: Float64Array;
}

/** The answer of a permutation test. */
export interface Permutation {
  /** two-sided; at least 1 / arrangements */
  p: number;
  /** null where too few arrangements exist for the level */
  low: number | null;
  high: number | null;
  /** how many ways to share out the clusters were looked at, the one that happened included */
  arrangements: number;
  method: string;
  reason?: string;
}

/** How a permutation test is run. */
export interface PermutationOptions {
  /** of the interval; default 0.95 */
  level?: number;
  /** arrangements drawn where there are more than can be listed; default 9,999 */
  draws?: number;
  /** seed of the draws; default 1 */
  seed?: number;
}

/** The most arrangements that are listed one by one. */
const LISTED = 20_000;

/**
 * Exact test of a difference of means (or of differences between periods) by sharing out whole clusters anew, and the
 * interval of all constant effects that this test does not reject.
 *
 * Taking an effect δ off the treated values changes the statistic of an arrangement from A to A - δB, with |B| <= 1, and
 * that of the real one from D to D - δ. An arrangement is at least as extreme for the δ between (D - A) / (1 - B) and
 * (D + A) / (1 + B), an interval around D, so that the ends of the whole are order statistics of these ends.
 *
 * @param arm 1 for the clusters of the target arm, 0 for those of the control
 * @see Fisher 1935; Lehmann and Romano 2005, theorem 15.2.1; Phipson and Smyth 2010 for drawn arrangements
 */
export function permuteClusters(
  arm: Uint8Array,
  periods: readonly ClusterSums[],
  {level = 0.95, draws = 9999, seed = 1}: PermutationOptions = {}
): Permutation {
  const size = arm.reduce((sum, d) => sum + d, 0);
  const total = combinations(arm.length, size);
  const listed = total <= LISTED;
  const method = `permutation of clusters, ${listed ? "all" : "drawn"} arrangements, ${levelText(level)}`;
  const statistic = statisticOf(arm, periods);
  const real = Int32Array.from(arm.keys()).filter((g) => arm[g] === 1);
  const count = listed ? total : draws + 1;
  const [lows, highs] = [new Float64Array(count), new Float64Array(count)];
  const observed = statistic(real).a;
  const slack = 1e-9 * Math.abs(observed);
  let [k, extreme] = [0, 0];
  const visit = (chosen: Int32Array): void => {
    const {a, b} = statistic(chosen);
    if (!(Math.abs(a) < Math.abs(observed) - slack)) extreme += 1;
    const ends = endsOf(a, b, observed);
    lows[k] = ends[0];
    highs[k++] = ends[1];
  };
  if (listed) everyChoice(arm.length, size, visit);
  else {
    visit(real);
    drawChoices(arm.length, size, {draws, seed, visit});
  }
  return {p: extreme / count, ...limits(lows, highs, 1 - level), arrangements: count, method};
}

type Statistic = (chosen: Int32Array) => {a: number; b: number};

/** A: the statistic of the values; B: that of the treatment itself. */
function statisticOf(arm: Uint8Array, periods: readonly ClusterSums[]): Statistic {
  const totals = periods.map(({sign, treated, n, sum}) => {
    const units = total(n);
    const centre = total(sum) / units;
    const centred = sum.map((d, g) => d - centre * n[g]!);
    const exposed = n.map((d, g) => (treated ? d * arm[g]! : 0));
    return {sign, n, centred, exposed, units, all: total(centred), allExposed: total(exposed)};
  });
  return (chosen) => {
    let [a, b] = [0, 0];
    for (const {sign, n, centred, exposed, units, all, allExposed} of totals) {
      let [inside, sum, treated] = [0, 0, 0];
      for (const g of chosen) {
        inside += n[g]!;
        sum += centred[g]!;
        treated += exposed[g]!;
      }
      a += sign * (sum / inside - (all - sum) / (units - inside));
      b += sign * (treated / inside - (allExposed - treated) / (units - inside));
    }
    return {a, b};
  };
}

/** An arrangement that says nothing about δ, or leaves an arm empty in a period, counts for every δ. */
function endsOf(a: number, b: number, observed: number): [number, number] {
  if (!(1 - Math.abs(b) > 1e-12)) return [-Infinity, Infinity];
  const [one, other] = [(observed - a) / (1 - b), (observed + a) / (1 + b)];
  return one < other ? [one, other] : [other, one];
}

function limits(
  lows: Float64Array,
  highs: Float64Array,
  alpha: number
): Pick<Permutation, "low" | "high" | "reason"> {
  const rejected = Math.floor(alpha * lows.length + 1e-9);
  const low = lows.sort()[rejected]!;
  const high = highs.sort()[highs.length - 1 - rejected]!;
  if (Number.isFinite(low) && Number.isFinite(high)) return {low, high};
  return {
    low: null,
    high: null,
    reason: "so few clusters can be shared out in too few ways to make an interval"
  };
}

function combinations(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); ++i) ways = (ways * (n + 1 - i)) / i;
  return Math.round(ways);
}

/** Calls back with each way to choose k of n, in lexicographic order. */
function everyChoice(n: number, k: number, visit: (chosen: Int32Array) => void): void {
  const chosen = Int32Array.from({length: k}, (_, i) => i);
  for (;;) {
    visit(chosen);
    let i = k - 1;
    while (i >= 0 && chosen[i] === n - k + i) --i;
    if (i < 0) return;
    chosen[i]! += 1;
    for (let j = i + 1; j < k; ++j) chosen[j] = chosen[j - 1]! + 1;
  }
}

interface Draws {
  draws: number;
  seed: number;
  visit: (chosen: Int32Array) => void;
}

function drawChoices(n: number, k: number, {draws, seed, visit}: Draws): void {
  const random = randomLcg(seed);
  const order = Int32Array.from({length: n}, (_, i) => i);
  for (let d = 0; d < draws; ++d) {
    for (let i = 0; i < k; ++i) {
      const j = i + Math.floor(random() * (n - i));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    visit(order.subarray(0, k));
  }
}

function total(values: Float64Array): number {
  return values.reduce((sum, d) => sum + d, 0);
}
