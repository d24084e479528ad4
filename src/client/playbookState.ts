import {readFilters} from "../lib/filters.js";
import {type PlaybookFilter, PLAY_STANDS} from "../lib/playItems.js";

/** The views of the Playbook page. */
export const PLAYBOOK_VIEWS = ["list", "changes", "plays", "saves"] as const;

/** What the Playbook page shows, and what it is narrowed to. */
export interface PlaybookState extends PlaybookFilter {
  view: (typeof PLAYBOOK_VIEWS)[number];
}

/** Reads the state of the Playbook page from its address. */
export function readPlaybookState(search: string = location.search): PlaybookState {
  const own = new URLSearchParams(search);
  const {segment = "", csm = ""} = readFilters(search);
  return {
    ...{segment, csm, play: own.get("play") ?? ""},
    state: PLAY_STANDS.find((d) => d === own.get("state")) ?? "begin",
    view: PLAYBOOK_VIEWS.find((d) => d === own.get("view")) ?? "list"
  };
}
