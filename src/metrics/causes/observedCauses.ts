import {adjustedP} from "../benjaminiHochberg.js";
import type {Metric} from "../metric.js";
import {undefinedMetric} from "../metric.js";
import {attributableShare} from "../stats/attributableShare.js";
import type {ValuedSet} from "../stats/attributableShare.js";
import type {DetectableOdds} from "../stats/detectableOdds.js";
import {detectableOdds} from "../stats/detectableOdds.js";
import type {MantelHaenszel} from "../stats/mantelHaenszel.js";
import {mantelHaenszel} from "../stats/mantelHaenszel.js";
import {reuseFactor, widened} from "../stats/reusedAccounts.js";
import type {CauseCase, Exposures} from "./exposures.js";
import {type AdjustedOdds, jointOdds, singleOdds} from "./jointOdds.js";

/** Fewer informative sets than this are not tested. */
const LEAST_SETS = 10;

/** An account that left, its matched accounts, and what was lost with it. */
export interface CauseSet extends Pick<CauseCase, "own" | "own_at_index" | "controls" | "controls_at_index"> {
  /** reporting currency per month */
  mrr_lost: number;
  /** numbers of the accounts, its own first; without them every set is taken for other accounts */
  members?: readonly number[];
}

/** How many of those whose exposure is known were exposed. */
export interface ExposedShare {
  exposed: number;
  known: number;
}

/** What a signal has to do with leaving. */
export interface ObservedCause {
  key: string;
  left: ExposedShare;
  /** accounts that stayed, counted in each set that they were drawn for */
  stayed: ExposedShare;
  /** Mantel-Haenszel, its variance widened for accounts that stand in several sets; p only where it was tested */
  odds: MantelHaenszel;
  /** over all signals tested, Benjamini-Hochberg */
  q: number | null;
  reliable: boolean;
  /** the smallest odds ratio that a test at 5 % would find with 80 % power, before the correction for many signals */
  detectable: DetectableOdds;
  /** share of lost MRR that goes with it; shares overlap and are never added */
  share: Metric;
  /** the odds ratio with the window ending on the index date: sensitivity */
  at_index: MantelHaenszel;
  /** conditional logistic regression on this signal alone */
  conditional: AdjustedOdds;
  /** the same beside all other signals tested */
  joint: AdjustedOdds;
  /** why it was not tested */
  reason?: string;
}

/** Options of observedCauses. */
export interface ObservedOptions {
  /** bootstrap samples of the attributable share; 0 leaves it out. Default 2,000 */
  replicates?: number;
  seed?: number;
  /** whether to fit regressions as well; default true */
  regression?: boolean;
}

/**
 * Tests every signal over matched sets and corrects for their number.
 *
 * @param signals in the order of the exposures; one with a reason is not tested for that reason
 * @see statistics: Mantel-Haenszel with the variance of Robins, Breslow and Greenland; Benjamini and Hochberg 1995; Miettinen 1974
 */
export function observedCauses(
  sets: readonly CauseSet[],
  signals: readonly {key: string; reason?: string}[],
  {replicates = 2000, seed = 1, regression = true}: ObservedOptions = {}
): ObservedCause[] {
  const tables = signals.map((_, k) => sets.flatMap((d) => tableOf(k, d)));
  const factors = tables.map((d) => reuseFactor(d.flatMap(({known}) => known ?? [])));
  const odds = tables.map((d, k) => widened(mantelHaenszel(d, {least: LEAST_SETS}), factors[k]!));
  const tested = odds.map((d, k) => (signals[k]?.reason === undefined ? d.p : null));
  const q = adjustedP(tested);
  const included = signals.flatMap((_, k) => (tested[k] === null ? [] : [k]));
  const joint = regression ? jointOdds(sets, included) : new Map<number, AdjustedOdds>();
  const none: AdjustedOdds = {odds_ratio: null, low: null, high: null, reason: "not tested"};
  return signals.map(({key, reason}, k) => {
    const known = tables[k]!;
    const at_index = sets.flatMap((d) =>
      tableOf(k, {...d, own: d.own_at_index, controls: d.controls_at_index})
    );
    const why = reason ?? (odds[k]!.p === null ? odds[k]!.reason : undefined);
    const on = tested[k] !== null;
    return {
      key,
      left: leftShare(known),
      stayed: stayedShare(known),
      odds: odds[k]!,
      q: q[k] ?? null,
      reliable: (q[k] ?? 1) < 0.05,
      detectable: detectableOdds(known.map(membersOf), {variance: factors[k]!}),
      share:
        on && replicates > 0
          ? attributableShare(known, {replicates, seed})
          : undefinedMetric(on ? "not asked for" : "not tested", {n: known.length}),
      at_index: widened(mantelHaenszel(at_index, {least: LEAST_SETS}), factors[k]!),
      conditional: on && regression ? singleOdds(sets, k) : none,
      joint: joint.get(k) ?? none,
      ...(why === undefined ? {} : {reason: why})
    };
  });
}

/** Of those whose exposure is known; with the numbers of their accounts, where these are given. */
interface KnownSet extends ValuedSet {
  known?: number[][];
}

/** A set as a table; none where the case's exposure or all of its controls' is not known. */
function tableOf(k: number, d: Pick<CauseSet, "own" | "controls" | "mrr_lost" | "members">): KnownSet[] {
  const own = d.own[k];
  const isKnown = (c: Exposures | undefined) => c?.[k] !== "-";
  const controls = d.controls.filter(isKnown);
  if (own === "-" || own === undefined || controls.length === 0) return [];
  const exposed = controls.filter((c) => c[k] === "1").length;
  return [
    {
      exposed_cases: own === "1" ? 1 : 0,
      unexposed_cases: own === "1" ? 0 : 1,
      exposed_controls: exposed,
      unexposed_controls: controls.length - exposed,
      mrr_lost: d.mrr_lost,
      exposed_mrr_lost: own === "1" ? d.mrr_lost : 0,
      ...(d.members && {known: [d.members.filter((_, i) => i === 0 || isKnown(d.controls[i - 1]))]})
    }
  ];
}

function leftShare(tables: readonly ValuedSet[]): ExposedShare {
  return {exposed: tables.reduce((sum, d) => sum + d.exposed_cases, 0), known: tables.length};
}

function stayedShare(tables: readonly ValuedSet[]): ExposedShare {
  const exposed = tables.reduce((sum, d) => sum + d.exposed_controls, 0);
  return {exposed, known: exposed + tables.reduce((sum, d) => sum + d.unexposed_controls, 0)};
}

function membersOf(d: ValuedSet): {members: number; exposed: number} {
  const exposed = d.exposed_cases + d.exposed_controls;
  return {exposed, members: exposed + d.unexposed_cases + d.unexposed_controls};
}
