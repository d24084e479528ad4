import {group} from "d3";
import {benjaminiHochberg} from "../benjaminiHochberg.js";
import type {Metric} from "../metric.js";
import type {Difference} from "../stats/difference.js";
import {newcombe} from "../stats/newcombe.js";
import {shareMetric} from "../wilson.js";

/** How long after a renewal an account must still pay to count as saved. */
export const SAVED_DAYS = 90;

/** How alike two flagged accounts must be to be compared; *pairs*: so many at least, or nothing is compared. */
export const MATCH = {engagement_index: 10, days_to_renewal: 45, pairs: 5} as const;

/** An account that a play named before a renewal: its first firing before that renewal. */
export interface PlayFlag {
  account_id: string;
  play: string;
  /** ISO day */
  fired_on: string;
  /** the fiscal quarter in which it fired */
  quarter: string;
  /** as of the firing */
  segment: string;
  engagement_index: number | null;
  days_to_renewal: number;
  /** whether it pays SAVED_DAYS after the renewal; null while that day is to come */
  saved: boolean | null;
  /** days from the firing until the journal calls it done, before the renewal; null where it never does */
  done_after: number | null;
  /** days from the firing until it paid no more for the first time; null while it pays */
  paid_for: number | null;
  /** whether the team kept a journal of plays when it fired: else nobody knows what was done */
  journaled: boolean;
}

/** Flagged accounts whose outcome is known, and those of them that still pay. */
export interface Saves {
  flagged: number;
  saved: number;
}

/** What became of the accounts that a play named. */
export interface PlaySaves {
  play: string;
  /** in order of time; only such with a known outcome */
  quarters: readonly (Saves & {quarter: string})[];
  /** flagged, and their day is to come */
  waiting: number;
  /** saved over flagged */
  rate: Metric;
  /** accounts for which the play was done, and their outcome is known */
  done: number;
  /** pairs of accounts alike; null with fewer than MATCH.pairs of them: nothing tells the play from regression to the mean */
  matched: {pairs: number; with_play: number; without: number; difference: Difference} | null;
  /** whether the difference stands after Benjamini-Hochberg at 5 % over all plays */
  stands: boolean;
}

/** The save rate of each play, in the order in which the plays first come. */
export function playSaves(flags: readonly PlayFlag[]): PlaySaves[] {
  const found = Array.from(
    group(flags, (d) => d.play),
    ([play, own]) => savesOf(play, own)
  );
  const stands = benjaminiHochberg(found.map((d) => d.matched?.difference.p ?? null));
  return found.map((d, i) => ({...d, stands: stands[i]!}));
}

function savesOf(play: string, flags: readonly PlayFlag[]): Omit<PlaySaves, "stands"> {
  const known = flags.filter((d) => d.saved !== null);
  const {flagged, saved} = count(known);
  const pairs = matchedPairs(known);
  const [a, b] = [count(pairs.map((d) => d.treated)).saved, count(pairs.map((d) => d.control)).saved];
  const n = pairs.length;
  return {
    play,
    quarters: Array.from(
      group(known, (d) => d.quarter),
      ([quarter, own]) => ({quarter, ...count(own)})
    ).sort((c, d) => (c.quarter < d.quarter ? -1 : 1)),
    waiting: flags.length - known.length,
    rate: shareMetric(saved, flagged, "no flagged account has come 90 days past its renewal"),
    done: known.filter((d) => d.done_after !== null).length,
    matched:
      n < MATCH.pairs
        ? null
        : {
            ...{pairs: n, with_play: a, without: b},
            difference: newcombe({successes: a, n}, {successes: b, n})
          }
  };
}

function count(flags: readonly PlayFlag[]): Saves {
  return {flagged: flags.length, saved: flags.filter((d) => d.saved === true).length};
}

/**
 * Accounts for which a play was done, each beside the most similar one for which it was not: same play and segment,
 * engagement index and time to renewal within MATCH, and still paying as long after its own firing as the play took to
 * be done, since who leaves at once can have nothing done. Every account stands in one pair at most; who has nobody
 * alike stands in none.
 *
 * @param flags of one play, with known outcomes
 */
export function matchedPairs(flags: readonly PlayFlag[]): {treated: PlayFlag; control: PlayFlag}[] {
  const ordered = flags
    .filter((d) => d.journaled)
    .sort((a, b) =>
      a.fired_on !== b.fired_on ? (a.fired_on < b.fired_on ? -1 : 1) : a.account_id < b.account_id ? -1 : 1
    );
  const treated = new Set(ordered.filter((d) => d.done_after !== null).map((d) => d.account_id));
  const free = new Set(ordered.filter((d) => !treated.has(d.account_id)));
  const used = new Set<string>();
  return ordered.flatMap((flag) => {
    if (flag.done_after === null || used.has(flag.account_id)) return [];
    let control: PlayFlag | null = null;
    let least = Infinity;
    for (const other of free) {
      const distance = distanceOf(flag, other);
      if (distance < least) [control, least] = [other, distance];
    }
    if (control === null) return [];
    used.add(flag.account_id);
    for (const other of free) if (other.account_id === control.account_id) free.delete(other);
    return [{treated: flag, control}];
  });
}

/** 0 (alike) to 2; infinite for what may not be paired. */
function distanceOf(treated: PlayFlag, control: PlayFlag): number {
  if (treated.segment !== control.segment) return Infinity;
  if (control.paid_for !== null && control.paid_for <= treated.done_after!) return Infinity;
  const [a, b] = [treated.engagement_index, control.engagement_index];
  if ((a === null) !== (b === null)) return Infinity;
  const engagement = a === null || b === null ? 0 : Math.abs(a - b) / MATCH.engagement_index;
  const renewal = Math.abs(treated.days_to_renewal - control.days_to_renewal) / MATCH.days_to_renewal;
  return engagement > 1 || renewal > 1 ? Infinity : engagement + renewal;
}
