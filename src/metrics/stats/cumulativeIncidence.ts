import {order} from "./order.js";
import {type IntervalScale, shareInterval} from "./shareInterval.js";

/** Units of which one of several things can happen first: a column each, all of the same length. */
export interface CompetingSpells {
  /** to what happened or to the end of observation */
  time: ArrayLike<number>;
  /** what happened, 1 or more; 0: nothing yet when last seen (censored) */
  cause: ArrayLike<number>;
  /** units are at risk only after this time (late entry); default: all the while */
  entry?: ArrayLike<number>;
}

/** A time at which something happened, and the share that one cause has taken by then. */
export interface IncidenceStep {
  time: number;
  at_risk: number;
  /** of the cause asked for */
  events: number;
  /** of all others */
  competing: number;
  share: number;
  se: number;
  /** 95 % interval; null where it is not defined (share 0 or 1) */
  low: number | null;
  high: number | null;
}

/**
 * Aalen-Johansen estimate of the share to which one cause happens when others compete: those whom another cause
 * took stay in the denominator. One step per time at which anything happened; events come before censoring.
 *
 * The variance is the infinitesimal jackknife, the sum over units of the squared influence of each: without censoring
 * it is the binomial one. Intervals rest on the share itself (log-log of it, not of its complement).
 *
 * @see Aalen and Johansen 1978; Therneau, Crowson and Atkinson, vignette "compete" of R's survival; = its `survfit`
 */
export function cumulativeIncidence(
  spells: CompetingSpells,
  {cause = 1, scale = "log-log"}: {cause?: number; scale?: IntervalScale} = {}
): IncidenceStep[] {
  const {time, cause: causes, entry} = spells;
  const exits = order(time);
  const entries = entry === undefined ? exits : order(entry);
  const steps: IncidenceStep[] = [];
  const influence = new Influence(time.length);
  let [entered, gone, free, share] = [0, 0, 1, 0];
  for (let i = 0; i < exits.length;) {
    const now = time[exits[i]!]!;
    for (; entered < exits.length && (entry === undefined || entry[entries[entered]!]! < now); ++entered)
      influence.enter(entries[entered]!);
    const from = i;
    let [events, competing] = [0, 0];
    for (; i < exits.length && time[exits[i]!] === now; ++i) {
      const what = causes[exits[i]!]!;
      if (what === cause) ++events;
      else if (what > 0) ++competing;
    }
    const at_risk = entered - gone;
    gone += i - from;
    const jump: Jump = {at_risk, events, all: events + competing, before: free, share: 0};
    share = jump.share = Math.min(1, share + (free * events) / at_risk);
    free = (free * (at_risk - jump.all)) / at_risk;
    influence.move(jump);
    for (let k = from; k < i; ++k) influence.leave(exits[k]!, jump, kindOf(causes[exits[k]!]!, cause));
    if (jump.all === 0) continue;
    const se = Math.sqrt(influence.variance(share));
    const interval =
      share > 0 && share < 1 && se > 0 ? shareInterval(share, se, scale) : {low: null, high: null};
    steps.push({time: now, at_risk, events, competing, share, se, ...interval});
  }
  return steps;
}

type Kind = "cause" | "other" | "censored";

function kindOf(what: number, cause: number): Kind {
  return what === cause ? "cause" : what > 0 ? "other" : "censored";
}

interface Jump {
  at_risk: number;
  events: number;
  all: number;
  /** share that nothing had happened to just before */
  before: number;
  /** of the cause, just after */
  share: number;
}

/**
 * The influence of unit i on the share F(t) is a_i - F(t) b_i, with martingale increments dM = dN - Y_i dH and
 * a_i = sum of S(s-) dM_1 / Y + F(s) dM / (Y (1 - dH)), b_i = sum of dM / (Y (1 - dH)), over times s up to t at which
 * i is at risk. For those who have left both are constants; for those at risk they are the compensators since entry.
 */
class Influence {
  /** compensators of a and b from the origin */
  private a = 0;
  private b = 0;
  private readonly entry_a: Float64Array;
  private readonly entry_b: Float64Array;
  private readonly left = new Squares();
  private readonly here = new Squares();

  constructor(n: number) {
    this.entry_a = new Float64Array(n);
    this.entry_b = new Float64Array(n);
  }
  enter(row: number): void {
    this.entry_a[row] = this.a;
    this.entry_b[row] = this.b;
    this.here.add(this.a, this.b, 1);
  }
  move({at_risk, events, all, before, share}: Jump): void {
    if (all < at_risk) this.b += all / (at_risk * (at_risk - all));
    this.a += (before * events) / at_risk ** 2;
    if (all < at_risk) this.a += (share * all) / (at_risk * (at_risk - all));
  }
  leave(row: number, {at_risk, all, before, share}: Jump, kind: Kind): void {
    const [from_a, from_b] = [this.entry_a[row]!, this.entry_b[row]!];
    this.here.add(from_a, from_b, -1);
    const own = kind !== "censored" && all < at_risk ? 1 / (at_risk - all) : 0;
    const direct = kind === "cause" ? before / at_risk : 0;
    this.left.add(direct + share * own - (this.a - from_a), own - (this.b - from_b), 1);
  }
  variance(share: number): number {
    return Math.max(0, this.left.about(0, 0, share) + this.here.about(this.a, this.b, share));
  }
}

/** Sums of squares and products of pairs. */
class Squares {
  private readonly sums = new Float64Array(6);

  add(a: number, b: number, sign: 1 | -1): void {
    const {sums} = this;
    sums[0]! += sign;
    sums[1]! += sign * a;
    sums[2]! += sign * b;
    sums[3]! += sign * a * a;
    sums[4]! += sign * a * b;
    sums[5]! += sign * b * b;
  }
  /** the sum of the squares of (a - a0) - share (b - b0) */
  about(a0: number, b0: number, share: number): number {
    const [n, a, b, aa, ab, bb] = this.sums as unknown as [number, number, number, number, number, number];
    const q = share * b0 - a0;
    return n * q * q + aa + share * share * bb + 2 * q * a - 2 * q * share * b - 2 * share * ab;
  }
}
