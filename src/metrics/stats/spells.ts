import {sortedLabelCodes} from "./labelCodes.js";
import {order} from "./order.js";

/** Units under observation: a column each, all of the same length. */
export interface Spells {
  /** to the event or to the end of observation */
  time: ArrayLike<number>;
  /** 1: the event happened at *time*; 0: still without it when last seen (censored) */
  event: ArrayLike<number>;
  /** units are at risk only after this time, which is before *time* (late entry); default: all the while */
  entry?: ArrayLike<number>;
  /** units are compared only with those of the same stratum; default: all are of one */
  stratum?: ArrayLike<string | number>;
}

/** Where a walk back through time stops. */
export interface RiskVisitor {
  /** a unit is no longer at risk, since it had not yet entered */
  remove: (row: number) => void;
  /** the rows **exits[from]** to **exits[to - 1]** were last seen at this time: they are at risk from here back */
  arrive: (exits: Uint32Array, from: number, to: number) => void;
  /** the risk set is empty: another stratum begins */
  reset: () => void;
}

/**
 * Sorts units once for any number of walks over their risk sets, from the last time to the first, stratum by stratum.
 * At time t those are at risk who entered before t and were last seen at t or later.
 */
export function riskWalk({time, entry, stratum}: Omit<Spells, "event">): (visitor: RiskVisitor) => void {
  const codes = stratum === undefined ? null : sortedLabelCodes(stratum).codes;
  const exits = grouped(order(time).reverse(), codes);
  const entries = entry === undefined ? null : grouped(order(entry).reverse(), codes);
  const n = exits.length;
  return (visitor) => {
    let at = 0;
    while (at < n) {
      const code = codes?.[exits[at]!];
      visitor.reset();
      let left = at;
      while (at < n && codes?.[exits[at]!] === code) {
        const from = at;
        const now = time[exits[at]!]!;
        if (entries !== null && entry !== undefined)
          for (; left < at && entry[entries[left]!]! >= now; ++left) visitor.remove(entries[left]!);
        while (at < n && time[exits[at]!] === now && codes?.[exits[at]!] === code) ++at;
        visitor.arrive(exits, from, at);
      }
    }
  };
}

function grouped(rows: Uint32Array, codes: Int32Array | null): Uint32Array {
  if (codes === null) return rows;
  const by = order(Float64Array.from(rows, (d) => codes[d]!));
  return by.map((d) => rows[d]!);
}
