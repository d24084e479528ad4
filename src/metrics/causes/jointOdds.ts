import {conditionalLogistic} from "../stats/conditionalLogistic.js";
import type {CauseCase} from "./exposures.js";

/** An odds ratio of a conditional logistic regression; null with a reason where there is none. */
export interface AdjustedOdds {
  odds_ratio: number | null;
  low: number | null;
  high: number | null;
  /** sets with their case and a control whose exposure is known */
  sets?: number;
  reason?: string;
}

type Sets = readonly Pick<CauseCase, "own" | "controls">[];

/** Fewer sets than so many for each signal do not carry a regression on all of them. */
const SETS_PER_SIGNAL = 5;

/** The odds ratio of one signal alone, by conditional logistic regression. */
export function singleOdds(sets: Sets, k: number): AdjustedOdds {
  return fitted(sets, [k]).get(k)!;
}

/**
 * The odds ratios of several signals beside each other, over the members whose exposure to all of them is known.
 *
 * Signals enter in the order of how many members they are known for, as long as five sets remain for each: a choice
 * that does not look at who left. The others have a reason.
 */
export function jointOdds(sets: Sets, signals: readonly number[]): Map<number, AdjustedOdds> {
  const known = (k: number) => complete(sets, [k]).length;
  const order = [...signals].sort((a, b) => known(b) - known(a) || a - b);
  const kept: number[] = [];
  for (const k of order) {
    const next = [...kept, k];
    if (pairedSets(complete(sets, next)) >= SETS_PER_SIGNAL * next.length) kept.push(k);
  }
  const found = kept.length === 0 ? new Map<number, AdjustedOdds>() : fitted(sets, kept);
  const reason = "known for too few accounts to stand beside the others";
  for (const k of signals) if (!found.has(k)) found.set(k, {odds_ratio: null, low: null, high: null, reason});
  return found;
}

interface Member {
  set: number;
  is_case: number;
  exposures: string;
}

function complete(sets: Sets, signals: readonly number[]): Member[] {
  return sets.flatMap(({own, controls}, set) =>
    [own, ...controls].flatMap((exposures, i) => {
      const known = signals.every((k) => exposures[k] === "1" || exposures[k] === "0");
      return known ? [{set, is_case: i === 0 ? 1 : 0, exposures}] : [];
    })
  );
}

/** Sets with their case and a control. */
function pairedSets(members: readonly Member[]): number {
  const controls = new Set(members.filter((d) => d.is_case === 0).map((d) => d.set));
  return members.filter((d) => d.is_case === 1 && controls.has(d.set)).length;
}

function fitted(sets: Sets, signals: readonly number[]): Map<number, AdjustedOdds> {
  const members = complete(sets, signals);
  const fit = conditionalLogistic(
    {set: members.map((d) => d.set), is_case: members.map((d) => d.is_case)},
    signals.map((k) => ({
      name: String(k),
      values: Float64Array.from(members, (d) => Number(d.exposures[k]))
    }))
  );
  return new Map(
    fit.coefficients.map(({estimate, low, high, reason}, i): [number, AdjustedOdds] => {
      const at = {sets: fit.informative};
      if (estimate === null || low === null || high === null)
        return [signals[i]!, {...at, odds_ratio: null, low: null, high: null, reason: plainReason(reason)}];
      return [signals[i]!, {...at, odds_ratio: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high)}];
    })
  );
}

/** The regression names its terms by their place, which says nothing to a reader. */
function plainReason(reason = "no estimate"): string {
  if (/separation/.test(reason)) return "a signal tells every case from its controls";
  if (/combination/.test(reason)) return "it is a combination of other signals";
  if (/same within/.test(reason)) return "it is the same within every set";
  return reason;
}
