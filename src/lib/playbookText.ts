import type {PlaybookData} from "../metrics/plays/playbookData.js";
import type {Format} from "./format.js";
import {nearDay} from "./nearDay.js";
import type {PlaybookFilter, PlayItem, PlayStand} from "./playItems.js";
import {plural} from "./words.js";

/** How the stands are called, the usual one first. */
export const STAND_LABELS: Readonly<Record<PlayStand, string>> = {
  begin: "To begin",
  standing: "Standing",
  open: "All open",
  snoozed: "Snoozed",
  dealt: "Dealt with"
};

function accountsOf(items: readonly PlayItem[]): Map<string, number> {
  return new Map(items.flatMap((d) => (d.account_id === null ? [] : [[d.account_id, d.arr ?? 0]])));
}

const SAID: Readonly<Record<PlayStand, string>> = {
  begin: "to begin",
  standing: "standing for more than five weeks",
  open: "open",
  snoozed: "snoozed",
  dealt: "dealt with in the last week"
};

/** The finding of the list: how many plays on how many accounts, the ARR behind them, what is new, what is overdue. */
export function playbookTitle(
  chosen: readonly PlayItem[],
  {since, as_of}: Pick<PlaybookData, "since" | "as_of">,
  {state, format}: {state: PlayStand; format: Format}
): string {
  if (chosen.length === 0) return `No play is ${SAID[state]}`;
  const accounts = accountsOf(chosen);
  const arr = [...accounts.values()].reduce((a, b) => a + b, 0);
  const on =
    accounts.size > 0 ? ` on ${plural(accounts.size, "account")} with ${format.moneyShort(arr)} of ARR` : "";
  const fresh = chosen.filter((d) => d.fired_on > since).length;
  const late = chosen.filter((d) => d.due !== null && d.due < as_of).length;
  const open = state === "begin" || state === "open";
  const more = open
    ? `; ${format.count(fresh)} new since ${nearDay(since, as_of, format)}, ${format.count(late)} past due`
    : "";
  return `${plural(chosen.length, "play")} ${SAID[state]}${on}${more}`;
}

/** What is chosen, for print and narrow screens; **view** *changes* follows no stand. */
export function playbookScope(
  {csm, segment, play, state, view}: PlaybookFilter & {view?: string},
  titles: ReadonlyMap<string, string>
): string {
  const parts = [csm, segment, titles.get(play) ?? play].filter(Boolean).join(", ");
  if (view === "changes") return parts || "All accounts";
  return `${STAND_LABELS[state]}, ${parts || "all accounts"}`;
}
