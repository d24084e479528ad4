import {order} from "./order.js";
import {riskWalk, type Spells} from "./spells.js";

/** Pairs of units of which it is known who had the event first. */
export interface Concordance {
  /** share of the pairs in which the higher score had it first, pairs of equal scores counted half; null without pairs */
  value: number | null;
  concordant: number;
  discordant: number;
  /** of equal scores */
  tied: number;
  reason?: string;
}

/**
 * Concordance of a risk score with the order of events: over all pairs of one stratum in which one had the event while
 * the other was at risk and was seen for longer (or was censored at that time). Two events of the same time make no pair.
 *
 * @param walk over the same rows, where they have been sorted before
 * @see Harrell et al. 1982; Therneau and Watson 2017; = R's `concordance` of a Cox model
 */
export function concordance(spells: Spells, score: ArrayLike<number>, walk = riskWalk(spells)): Concordance {
  const ranks = denseRanks(score);
  const later = new RankCounts(score.length);
  const result = {concordant: 0, discordant: 0, tied: 0};
  const here = new Uint32Array(score.length);
  let count = 0;
  walk({
    reset() {
      while (count > 0) later.remove(here[--count]!, ranks);
    },
    remove: (row) => later.remove(row, ranks),
    arrive(exits, from, to) {
      for (let i = from; i < to; ++i) if (spells.event[exits[i]!]! === 0) later.add(exits[i]!, ranks);
      for (let i = from; i < to; ++i) {
        const row = exits[i]!;
        here[count++] = row;
        if (spells.event[row]! === 0) continue;
        const [below, equal] = [later.below(ranks[row]!), later.equal(ranks[row]!)];
        result.concordant += below;
        result.tied += equal;
        result.discordant += later.total - below - equal;
      }
      for (let i = from; i < to; ++i) if (spells.event[exits[i]!]! > 0) later.add(exits[i]!, ranks);
    }
  });
  const pairs = result.concordant + result.discordant + result.tied;
  if (pairs === 0) return {value: null, ...result, reason: "no two units can be compared"};
  return {value: (result.concordant + result.tied / 2) / pairs, ...result};
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

/** How many rows there are of each rank and below it. @see Fenwick 1994 */
class RankCounts {
  total = 0;
  private readonly tree: Int32Array;
  private readonly counts: Int32Array;
  private readonly present: Uint8Array;

  constructor(n: number) {
    this.tree = new Int32Array(n + 1);
    this.counts = new Int32Array(n);
    this.present = new Uint8Array(n);
  }
  add(row: number, ranks: Uint32Array): void {
    this.present[row] = 1;
    this.change(ranks[row]!, 1);
  }
  remove(row: number, ranks: Uint32Array): void {
    if (this.present[row] === 1) this.change(ranks[row]!, -1);
    this.present[row] = 0;
  }
  equal(rank: number): number {
    return this.counts[rank]!;
  }
  below(rank: number): number {
    const {tree} = this;
    let sum = 0;
    for (let i = rank; i > 0; i &= i - 1) sum += tree[i]!;
    return sum;
  }
  private change(rank: number, by: number): void {
    this.total += by;
    this.counts[rank]! += by;
    const {tree} = this;
    for (let i = rank + 1; i < tree.length; i += i & -i) tree[i]! += by;
  }
}
