import {rollups, sum} from "d3";
import {wilson} from "../wilson.js";
import type {Cause} from "./taxonomy.js";
import {causeOf} from "./taxonomy.js";

/** An account that left, and what was recorded of it. */
export interface Leaver {
  reason: string | null;
  /** reporting currency per month */
  mrr_lost: number;
}

/** One cause as the accounts that left state it. */
export interface StatedCause {
  cause: Cause;
  logos: number;
  /** accounts that left, whatever they said */
  n: number;
  /** 95 % Wilson interval of logos / n */
  low: number;
  high: number;
  mrr_lost: number;
}

/**
 * What accounts that left say was the cause: most often named first, *unknown* last, so that silence is counted and
 * never leads.
 */
export function statedCauses(
  leavers: readonly Leaver[],
  own: Readonly<Record<string, Cause>> = {}
): StatedCause[] {
  const n = leavers.length;
  const groups = rollups(
    leavers,
    (D) => ({logos: D.length, mrr_lost: sum(D, (d) => d.mrr_lost)}),
    (d) => causeOf(d.reason, own)
  );
  return groups
    .map(([cause, {logos, mrr_lost}]) => {
      const {low, high} = wilson(logos, n) ?? {low: 0, high: 1};
      return {cause, logos, n, low, high, mrr_lost};
    })
    .sort(
      (a, b) =>
        Number(a.cause === "unknown") - Number(b.cause === "unknown") ||
        b.logos - a.logos ||
        b.mrr_lost - a.mrr_lost ||
        (a.cause < b.cause ? -1 : 1)
    );
}
