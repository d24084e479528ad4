import {addDays} from "../days.js";
import type {Play} from "./play.js";

/** For how long a play that has been put off is silent, where its note names no day. */
export const SNOOZE_DAYS = 14;

/** For how long good news, and a play that fires on leaving, stay on the list: they are of the day. */
export const NEWS_DAYS = 28;

/** What somebody wrote into the journal about a firing. */
export interface PlayEntry {
  state: "open" | "done" | "snoozed" | "dropped" | null;
  by: string | null;
  /** ISO day; null where the journal names none */
  on: string | null;
  note: string | null;
}

/** Where a firing stands on a day. */
export interface PlayState {
  /** over: its reason was gone, or its news old, before anybody dealt with it */
  state: "open" | "snoozed" | "done" | "dropped" | "over";
  /** the day from which a snoozed one is open again */
  until: string | null;
  /** the entry that says so */
  entry: PlayEntry | null;
}

// The last one: a page puts the day chosen behind what its reader wrote.
const UNTIL = /^.*\buntil (\d{4}-\d{2}-\d{2})\b/s;

/**
 * Where a firing stands on **as_of**: as its last journal entry says, else open until its reason is gone. A snoozed one
 * is open again after SNOOZE_DAYS, or from the day that its note names as *until 2026-10-15* on.
 *
 * @param entries of this firing that are known, in the order in which they were written; people write after the data end
 */
export function playState(
  {fired_on, ended_on}: {fired_on: string; ended_on: string | null},
  entries: readonly PlayEntry[],
  {on, good, as_of}: Pick<Play, "on" | "good"> & {as_of: string}
): PlayState {
  const entry = entries.findLast((d) => d.state !== null) ?? null;
  if (entry?.state === "done" || entry?.state === "dropped") return {state: entry.state, until: null, entry};
  const old = (good || on === "leaving") && addDays(fired_on, NEWS_DAYS) <= as_of;
  if (ended_on !== null || old) return {state: "over", until: null, entry};
  if (entry?.state === "snoozed") {
    const until = UNTIL.exec(entry.note ?? "")?.[1] ?? addDays(entry.on ?? fired_on, SNOOZE_DAYS);
    if (until > as_of) return {state: "snoozed", until, entry};
  }
  return {state: "open", until: null, entry};
}
