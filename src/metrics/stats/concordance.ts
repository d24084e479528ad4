import {order} from "./order.js";
import {riskWalk, type Spells} from "./spells.js";

/** Pairs of units of which it is known who had the event first. */
export interface Concordance {
  /** share of the pairs in which the higher score had it first, pairs of equal scores counted half; null without pairs */
  value: number | null;
  /** standard error of the share */
  se: number | null;
  concordant: number;
  discordant: number;
  /** of equal scores */
  tied: number;
  reason?: string;
}

/**
 * Concordance of a risk score with the order of events: over all pairs of one stratum in which one had the event while
 * the other was at risk and was seen for longer (or was censored at that time). Two events of the same time make no pair.
 * The error is the infinitesimal jackknife: the root of the sum of squares of what each unit does to the share.
 *
 * @param walk over the same rows, where they have been sorted before
 * @see Harrell et al. 1982; Therneau and Watson 2017; = R's `concordance` of a Cox model
 */
export function concordance(spells: Spells, score: ArrayLike<number>, walk = riskWalk(spells)): Concordance {
  const n = score.length;
  const ranks = denseRanks(score);
  const own = new OwnPairs(n);
  const [later, earlier] = [new RankCounts(ranks), new RankCounts(ranks)];
  const sum = {concordant: 0, discordant: 0, tied: 0};
  const here = new Uint32Array(n);
  const at_risk = new Uint8Array(n);
  let count = 0;
  const leave = (row: number): void => {
    if (at_risk[row] === 1) later.change(row, -1);
    if (at_risk[row] === 1) own.asLater(row, earlier, 1);
    at_risk[row] = 0;
  };
  walk({
    reset() {
      for (let i = 0; i < count; ++i) leave(here[i]!);
      for (let i = 0; i < count; ++i) if (spells.event[here[i]!]! > 0) earlier.change(here[i]!, -1);
      count = 0;
    },
    remove: leave,
    arrive(exits, from, to) {
      const join = (events: boolean): void => {
        for (let i = from; i < to; ++i) {
          const row = exits[i]!;
          if (spells.event[row]! > 0 !== events) continue;
          later.change(row, 1);
          at_risk[row] = 1;
          own.asLater(row, earlier, -1);
        }
      };
      join(false);
      for (let i = from; i < to; ++i) {
        const row = exits[i]!;
        here[count++] = row;
        if (spells.event[row]! > 0) own.asEvent(row, later, sum);
      }
      for (let i = from; i < to; ++i) if (spells.event[exits[i]!]! > 0) earlier.change(exits[i]!, 1);
      join(true);
    }
  });
  // The last stratum ends without another reset.
  for (let i = 0; i < count; ++i) leave(here[i]!);
  const pairs = sum.concordant + sum.discordant + sum.tied;
  if (pairs === 0) return {value: null, se: null, ...sum, reason: "no two units can be compared"};
  const value = (sum.concordant + sum.tied / 2) / pairs;
  return {value, se: own.error(value, pairs), ...sum};
}

function denseRanks(values: ArrayLike<number>): Uint32Array {
  const ranks = new Uint32Array(values.length);
  const sorted = order(values);
  for (let i = 1, rank = 0; i < sorted.length; ++i) {
    if (values[sorted[i]!] !== values[sorted[i - 1]!]) ++rank;
    ranks[sorted[i]!] = rank;
  }
  return ranks;
}

/** Of each unit, its pairs and how many of them agree with the order of events, pairs of equal scores counted half. */
class OwnPairs {
  private readonly pairs: Float64Array;
  private readonly agreeing: Float64Array;

  constructor(n: number) {
    this.pairs = new Float64Array(n);
    this.agreeing = new Float64Array(n);
  }
  /** the pairs of an event with those at risk after it */
  asEvent(row: number, later: RankCounts, sum: Omit<Concordance, "value" | "se" | "reason">): void {
    const [below, equal] = [later.below(row), later.equal(row)];
    sum.concordant += below;
    sum.tied += equal;
    sum.discordant += later.total - below - equal;
    this.pairs[row]! += later.total;
    this.agreeing[row]! += below + equal / 2;
  }
  /** the pairs with earlier events: those seen when it is no longer at risk less those seen before it was */
  asLater(row: number, earlier: RankCounts, sign: 1 | -1): void {
    const [below, equal] = [earlier.below(row), earlier.equal(row)];
    this.pairs[row]! += sign * earlier.total;
    this.agreeing[row]! += sign * (earlier.total - below - equal / 2);
  }
  error(value: number, all: number): number {
    let squares = 0;
    for (let i = 0; i < this.pairs.length; ++i) squares += (this.agreeing[i]! - value * this.pairs[i]!) ** 2;
    return Math.sqrt(squares) / all;
  }
}

/** How many rows there are of each rank and below it. @see Fenwick 1994 */
class RankCounts {
  total = 0;
  private readonly tree: Int32Array;
  private readonly counts: Int32Array;

  constructor(private readonly ranks: Uint32Array) {
    this.tree = new Int32Array(ranks.length + 1);
    this.counts = new Int32Array(ranks.length);
  }
  /** rows of the same rank as that one */
  equal(row: number): number {
    return this.counts[this.ranks[row]!]!;
  }
  /** rows of a lower rank than that one */
  below(row: number): number {
    const {tree} = this;
    let sum = 0;
    for (let i = this.ranks[row]!; i > 0; i &= i - 1) sum += tree[i]!;
    return sum;
  }
  /** counts that row in, or out */
  change(row: number, by: 1 | -1): void {
    const rank = this.ranks[row]!;
    this.total += by;
    this.counts[rank]! += by;
    const {tree} = this;
    for (let i = rank + 1; i < tree.length; i += i & -i) tree[i]! += by;
  }
}
