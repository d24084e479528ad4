import {ascending, group} from "d3";
import {addDays} from "../metrics/days.js";
import type {Play} from "../metrics/plays/play.js";
import type {PlaybookData, PlaybookRow} from "../metrics/plays/playbookData.js";
import {firingMonth} from "../metrics/plays/playFirings.js";
import {playState} from "../metrics/plays/playState.js";
import {type JournalLines, sameLine} from "./journalLine.js";

/** What the Playbook page is narrowed to; empty is all. */
export interface PlaybookFilter {
  csm: string;
  segment: string;
  play: string;
  state: PlayStand;
}

/** Where a firing stands for who works through the list. */
export const PLAY_STANDS = ["begin", "standing", "open", "snoozed", "dealt"] as const;

/** Its name. */
export type PlayStand = (typeof PLAY_STANDS)[number];

/** Days after which a firing that nobody dealt with is no longer news: so that last month's end still is. */
const FRESH_DAYS = 35;

/** A firing with what the list goes by. */
export interface PlayItem extends PlaybookRow {
  /** as the address names it */
  id: string;
  of: Play;
  /** the first day on which something is due; null where nothing is to be done */
  due: string | null;
  /** fired so long ago that it is a standing matter, not news */
  standing: boolean;
  /** set where the last entry was written in this browser and waits for the next build */
  waits: boolean;
}

type Action = JournalLines["actions"];

/** The firings as they stand, with what was written in this browser and waits for the next build. */
export function playItems(data: PlaybookData, pending: readonly Action[] = []): PlayItem[] {
  const plays = new Map(data.plays.map((d) => [d.id, d]));
  const written = group(pending, (d) => keyOf(d));
  return data.rows.flatMap((row) => {
    const of = plays.get(row.play);
    if (!of) return [];
    const dues = row.actions.map((d) => d.due).sort(ascending);
    const own = unpublished(row, written.get(keyOf(row)) ?? []);
    const item = {
      ...{...row, id: JSON.stringify([row.account_id ?? row.segment, row.play, row.fired_on])},
      ...{of, due: dues[0] ?? null, waits: own.length > 0},
      standing: addDays(row.fired_on, FRESH_DAYS) < data.as_of
    };
    return own.length > 0 ? [{...item, ...stateOf(row, own, {...of, as_of: data.as_of})}] : [item];
  });
}

/** Of the lines about a firing, those that came after its last published one. */
function unpublished({entry}: PlaybookRow, lines: readonly Action[]): Action[] {
  const known = entry ? lines.findLastIndex((d) => sameLine("actions", {...d, ...entry}, d)) : -1;
  return lines.slice(known + 1).filter((d) => (d.on ?? "") >= (entry?.on ?? ""));
}

function keyOf({
  account_id,
  play,
  fired_on
}: Pick<Action, "play" | "fired_on"> & {account_id: string | null}): string {
  return JSON.stringify([account_id, play, firingMonth(fired_on)]);
}

function stateOf(row: PlaybookRow, own: readonly Action[], play: Play & {as_of: string}) {
  const entries = own.map(({state, by, note, on}) => ({
    ...{by, note, on},
    state: state as NonNullable<PlaybookRow["entry"]>["state"]
  }));
  return playState(row, entries, play);
}

/** Whether a firing is shown where that is asked for. */
function stands({state, standing}: PlayItem, wanted: PlayStand): boolean {
  if (wanted === "dealt") return state === "done" || state === "dropped";
  if (wanted === "snoozed") return state === "snoozed";
  return state === "open" && (wanted === "open" || standing === (wanted === "standing"));
}

/** The firings that a filter leaves, in no order. */
export function chosenItems(
  items: readonly PlayItem[],
  {csm, segment, play, state}: PlaybookFilter
): PlayItem[] {
  return items.filter(
    (d) =>
      (csm === "" || d.csm === csm) &&
      (segment === "" || d.segment === segment) &&
      (play === "" || d.play === play) &&
      stands(d, state)
  );
}
