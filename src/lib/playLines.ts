import {ascending, descending, group} from "d3";
import type {PlaybookData} from "../metrics/plays/playbookData.js";
import {nextAction} from "./nextAction.js";
import type {PlayItem} from "./playItems.js";

/** A row of the list: a firing, and how it stands among those of its account. */
export interface PlayLine {
  item: PlayItem;
  /** of the account, from 1 */
  rank: number;
  /** the first of its account's rows */
  first: boolean;
  /** the last of them */
  last: boolean;
  /** what is said under it where its CSM's week is full */
  full: {csm: string; plays: number} | null;
  /** beyond what its CSM can begin this week */
  beyond: boolean;
}

const LAST = "9999-12-31";

/** By the first due day; of one day, the largest ARR; accounts with nothing but good news come last. */
export function playLines(chosen: readonly PlayItem[], capacity: PlaybookData["capacity"] = {}): PlayLine[] {
  const accounts = Array.from(
    group(chosen, (d) => d.account_id ?? `(segment) ${d.segment}`).values(),
    (own) => {
      const items = own.toSorted(
        (a, b) => +a.of.good - +b.of.good || ascending(a.due ?? LAST, b.due ?? LAST)
      );
      return {items, good: items[0]!.of.good, due: items[0]!.due ?? LAST, arr: items[0]!.arr ?? Infinity};
    }
  );
  accounts.sort(
    (a, b) =>
      +a.good - +b.good ||
      ascending(a.due, b.due) ||
      descending(a.arr, b.arr) ||
      ascending(a.items[0]!.name, b.items[0]!.name)
  );
  const lines = accounts.flatMap(({items}, i) =>
    items.map((item, j): PlayLine => {
      const place = {rank: i + 1, first: j === 0, last: j === items.length - 1};
      return {item, ...place, full: null, beyond: false};
    })
  );
  drawCapacity(lines, capacity);
  return lines;
}

/**
 * Marks, for each CSM, the firing with which the week is full; one that has no more to do needs no mark. What begins
 * with another team takes nothing of it.
 */
function drawCapacity(lines: PlayLine[], capacity: PlaybookData["capacity"]): void {
  const own = group(
    lines.filter(({item}) => item.csm !== null && item.state === "open" && nextAction(item)?.owner === "csm"),
    (d) => d.item.csm!
  );
  for (const [csm, theirs] of own) {
    const plays = capacity[csm] ?? capacity.default;
    if (plays === undefined || theirs.length <= plays) continue;
    const last = theirs[plays - 1];
    if (last) last.full = {csm, plays};
    for (const line of theirs.slice(plays)) line.beyond = true;
  }
}
