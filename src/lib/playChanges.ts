import {group} from "d3";
import {addDays} from "../metrics/days.js";
import type {Play} from "../metrics/plays/play.js";
import type {PlaybookData} from "../metrics/plays/playbookData.js";
import {NEWS_DAYS} from "../metrics/plays/playState.js";
import type {PlayItem} from "./playItems.js";

/** What came and went since the week before the data's last day, the largest accounts first. */
export function playChanges(
  items: readonly PlayItem[],
  {since}: Pick<PlaybookData, "since">
): {entered: PlayItem[]; left: PlayItem[]} {
  return {
    entered: items.filter((d) => d.fired_on > since && d.state !== "over"),
    left: items.filter((d) => d.ended_on !== null && d.ended_on > since && !isOld(d, since))
  };
}

/** News of the day was no longer on the list by then. */
function isOld({of, fired_on}: PlayItem, day: string): boolean {
  return (of.good || of.on === "leaving") && addDays(fired_on, NEWS_DAYS) <= day;
}

/** A play of the playbook, and how much it says. */
export interface PlayCount {
  play: Play;
  /** open firings now */
  open: number;
  /** of them, since a week ago */
  fresh: number;
  /** times it fired in the twelve months up to the last day of data */
  fired: number;
}

/** The plays in the order of the playbook, with how often each speaks. */
export function playCounts(data: PlaybookData, items: readonly PlayItem[]): PlayCount[] {
  const own = group(
    items.filter((d) => d.state === "open"),
    (d) => d.play
  );
  return data.plays.map((play) => {
    const open = own.get(play.id) ?? [];
    const fresh = open.filter((d) => d.fired_on > data.since).length;
    return {play, open: open.length, fresh, fired: data.fired[play.id] ?? 0};
  });
}
