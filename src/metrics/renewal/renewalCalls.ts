import {group, mean} from "d3";
import {wilson} from "../wilson.js";

/** What a call without a probability counts as; no more than an order with distances that one can talk about. */
const CALL_CHANCES: Readonly<Record<string, number>> = {commit: 0.95, likely: 0.75, at_risk: 0.4, lost: 0.05};

/** A judgement on a renewal, as far as it can be compared with a chance. */
export interface SaidChance {
  call: string | null;
  probability: number | null;
}

/** The probability that a call states, or that it counts as; null where it says nothing. */
export function callChance({call, probability}: SaidChance): number | null {
  return probability ?? (call === null ? null : (CALL_CHANCES[call] ?? null));
}

/** What became of the renewals that were called alike. */
export interface CallQuality {
  /** null: a probability without a call */
  call: string | null;
  n: number;
  renewed: number;
  /** what was said on average */
  said: number;
  /** Wilson's interval of the share renewed */
  low: number;
  high: number;
}

/** How calls on decided renewals did, from the surest to the least sure. */
export function callQuality(decided: readonly (SaidChance & {renewed: boolean})[]): CallQuality[] {
  const known = decided.flatMap((d) => {
    const said = callChance(d);
    return said === null ? [] : [{...d, said}];
  });
  return [...group(known, (d) => d.call)]
    .map(([call, own]) => {
      const renewed = own.filter((d) => d.renewed).length;
      return {call, n: own.length, renewed, said: mean(own, (d) => d.said)!, ...wilson(renewed, own.length)!};
    })
    .sort((a, b) => b.said - a.said);
}
