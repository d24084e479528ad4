import type {ObservedCause} from "../metrics/causes/observedCauses.js";
import {observedCauses} from "../metrics/causes/observedCauses.js";
import type {StatedCause} from "../metrics/causes/statedCauses.js";
import {statedCauses} from "../metrics/causes/statedCauses.js";
import type {Cause} from "../metrics/causes/taxonomy.js";
import {CAUSES} from "../metrics/causes/taxonomy.js";
import type {CauseLeaver, CausesData, CauseSignal} from "./causesData.js";
import type {Agreement} from "./causesAgree.js";
import {agreement} from "./causesAgree.js";
import type {SignalCurves} from "./causesCurves.js";
import {signalCurves} from "./causesCurves.js";

/** What the page's controls choose, by key; a missing one has its default. */
export interface CausesChoice {
  /** months before the last day within which an account left, or *all* */
  within?: string;
  segment?: string;
  tenure?: string;
  channel?: string;
  seller?: string;
  cohort?: string;
  /** what the slices are by */
  by?: string;
  /** the signal of the survival curves */
  signal?: string;
}

/** A signal with what was found about it. */
export type SignalResult = CauseSignal & ObservedCause;

/** What the Causes page can be cut by. */
export const CAUSE_SPLITS = ["segment", "tenure", "channel", "seller", "cohort"] as const;
export type CauseSplit = (typeof CAUSE_SPLITS)[number];

/** One value of a split: who left, what they said, and the signals that stand out among them. */
export interface CauseSlice {
  name: string;
  leavers: number;
  sets: number;
  stated: StatedCause | undefined;
  reliable: SignalResult[];
  tested: number;
  /** why nothing was tested */
  reason?: string;
}

/** Everything that the Causes page shows under a choice. */
export interface CausesView {
  currency: string;
  leavers: CauseLeaver[];
  stated: StatedCause[];
  /** those compared with matched accounts */
  sets: number;
  controls: number;
  involuntary: number;
  left_out: number;
  /** the surest first: by q, then by the larger odds ratio */
  tested: SignalResult[];
  untested: SignalResult[];
  reliable: SignalResult[];
  rows: {leaver: CauseLeaver; agreement: Agreement}[];
  /** all signals, in the order of the exposures */
  signals: CauseSignal[];
  by: CauseSplit;
  slices: CauseSlice[];
  curves: SignalCurves;
}

const OWN = Object.fromEntries(Object.keys(CAUSES).map((d) => [d, d as Cause]));
const TENURES = ["under 1 year", "1 to 2 years", "2 years or more"];

/** Which group of a split an account that left belongs to. */
export function groupOf(leaver: CauseLeaver, split: CauseSplit): string {
  if (split !== "tenure") return leaver[split];
  return TENURES[leaver.tenure_days < 365 ? 0 : leaver.tenure_days < 730 ? 1 : 2]!;
}

/** Computes the Causes page. */
export function causesView(data: CausesData, choice: CausesChoice = {}): CausesView {
  const since = sinceOf(data.as_of, choice.within);
  const leavers = data.leavers.filter(
    (d) =>
      (since === null || d.churned_on >= since) &&
      CAUSE_SPLITS.every((split) => !choice[split] || groupOf(d, split) === choice[split])
  );
  const sets = leavers.filter((d) => d.controls.length > 0);
  const found = results(data, sets);
  const reliable = found.filter((d) => d.reliable);
  const by = CAUSE_SPLITS.find((d) => d === choice.by) ?? "segment";
  const rows = leavers
    .filter((d) => d.voluntary)
    .sort((a, b) => (a.churned_on < b.churned_on ? 1 : a.churned_on > b.churned_on ? -1 : 0))
    .map((leaver) => ({leaver, agreement: agreement(leaver, data.signals, reliable)}));
  return {
    currency: data.currency,
    leavers,
    stated: said(leavers),
    sets: sets.length,
    controls: sets.reduce((sum, d) => sum + d.controls.length, 0),
    involuntary: leavers.filter((d) => !d.voluntary).length,
    left_out: leavers.filter((d) => d.voluntary && d.controls.length === 0).length,
    tested: found
      .filter((d) => d.q !== null)
      .sort((a, b) => a.q! - b.q! || b.odds.odds_ratio! - a.odds.odds_ratio!),
    untested: found.filter((d) => d.q === null),
    reliable,
    rows,
    signals: data.signals,
    by,
    slices: slices(data, leavers, by),
    curves: signalCurves(data, choice)
  };
}

/** The loader has found each reason's cause by the company's own words; its label stands for it here. */
function said(leavers: readonly CauseLeaver[]): StatedCause[] {
  return statedCauses(
    leavers.map(({cause, mrr_lost}) => ({reason: cause, mrr_lost})),
    OWN
  );
}

function results(
  data: CausesData,
  sets: readonly CauseLeaver[],
  options?: Parameters<typeof observedCauses>[2]
): SignalResult[] {
  return observedCauses(sets, data.signals, options).map((d, k) => ({...data.signals[k]!, ...d}));
}

function slices(data: CausesData, leavers: readonly CauseLeaver[], by: CauseSplit): CauseSlice[] {
  const names = [...new Set(leavers.map((d) => groupOf(d, by)))];
  const place = (name: string) => (by === "tenure" ? String(TENURES.indexOf(name)) : name);
  return names
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .map((name) => {
      const own = leavers.filter((d) => groupOf(d, by) === name);
      const sets = own.filter((d) => d.controls.length > 0);
      const found = results(data, sets, {replicates: 0, regression: false});
      const tested = found.filter((d) => d.q !== null).length;
      const stated = said(own);
      return {
        name,
        leavers: own.length,
        sets: sets.length,
        stated: stated.find((d) => d.cause !== "unknown"),
        reliable: found.filter((d) => d.reliable),
        tested,
        ...(tested === 0 ? {reason: `no signal has 10 informative sets among ${sets.length}`} : {})
      };
    });
}

/** The day from which on accounts that left count: so many months before the last day. */
function sinceOf(as_of: string, within = "all"): string | null {
  const months = Number(within);
  if (!Number.isInteger(months) || months <= 0) return null;
  const [year = 0, month = 1] = as_of.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - months, 1));
  return first.toISOString().slice(0, 10);
}
