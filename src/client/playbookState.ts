import {readFilters} from "../lib/filters.js";
import type {PlaybookData, PlaybookRow} from "../metrics/plays/playbookData.js";
import {type PlaybookFilter, PLAY_STANDS} from "../lib/playItems.js";

/** The views of the Playbook page. */
export const PLAYBOOK_VIEWS = ["list", "changes", "plays", "saves"] as const;

/** What the Playbook page shows, and what it is narrowed to. */
export interface PlaybookState extends PlaybookFilter {
  view: (typeof PLAYBOOK_VIEWS)[number];
}

/** What the address can narrow the page to. */
export type PlaybookNames = Pick<PlaybookData, "plays"> & {
  rows: readonly Pick<PlaybookRow, "account_id" | "csm" | "segment">[];
};

/** Reads the state of the Playbook page from its address; a name that is not there narrows it to nothing. */
export function readPlaybookState(
  {rows, plays}: PlaybookNames,
  search: string = location.search
): PlaybookState {
  const own = new URLSearchParams(search);
  const {segment = "", csm = ""} = readFilters(search);
  const named = rows.filter((d) => d.account_id !== null);
  return {
    segment: named.some((d) => d.segment === segment) ? segment : "",
    csm: named.some((d) => d.csm === csm) ? csm : "",
    play: plays.find((d) => d.id === own.get("play"))?.id ?? "",
    state: PLAY_STANDS.find((d) => d === own.get("state")) ?? "begin",
    view: PLAYBOOK_VIEWS.find((d) => d === own.get("view")) ?? "list"
  };
}
