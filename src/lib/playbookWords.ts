import type {PlaybookData} from "../metrics/plays/playbookData.js";
import type {Format} from "./format.js";
import type {PlayCount} from "./playChanges.js";
import type {PlaybookFilter, PlayItem} from "./playItems.js";
import {plural} from "./words.js";

/** The title of what came and went in the week. */
export function changesTitle(
  entered: number,
  left: number,
  {since}: Pick<PlaybookData, "since">,
  format: Format
): string {
  if (entered + left === 0) return `Nothing entered or left since ${format.day(since)}`;
  return `${plural(entered, "play")} entered and ${format.count(left)} left since ${format.day(since)}`;
}

/** What the journal says that does not count here, as a build that looks back; null where all counts. */
export function laterLines({later_lines}: Pick<PlaybookData, "later_lines">): string | null {
  if (later_lines === 0) return null;
  return `${plural(later_lines, "line")} of the journal ${later_lines === 1 ? "is" : "are"} of a later day and ${later_lines === 1 ? "does" : "do"} not count here`;
}

/** The title of the plays: how many there are, how often they fire, how many are silent. */
export function allPlaysTitle(counts: readonly PlayCount[], format: Format): string {
  const open = counts.reduce((sum, d) => sum + d.open, 0);
  const silent = counts.filter((d) => d.open === 0).length;
  return `${plural(counts.length, "play")}, ${plural(open, "open firing")}; ${format.count(silent)} ${silent === 1 ? "play is" : "plays are"} silent`;
}

/** The play that fires most, as the title of their table. */
export function loudestTitle(counts: readonly PlayCount[]): string {
  const [first] = counts.toSorted((a, b) => b.open - a.open);
  if (first === undefined) return "The playbook has no plays";
  if (first.open === 0) return "No play fires now";
  return `\u201c${first.play.title}\u201d fires most: ${plural(first.open, "open firing")}`;
}

/** Said where the list is empty: why, and what would bring signs. */
export function emptyPlaybook(
  {plays}: Pick<PlaybookData, "plays">,
  items: readonly PlayItem[],
  {state}: Pick<PlaybookFilter, "state">
): string {
  if (plays.length === 0) return "The playbook has no plays: `playbook` in the configuration brings them.";
  if (items.length === 0)
    return "No play fires. Signs come from the tables `usage`, `touches`, `tickets`, `surveys`, `invoices`, `goals`, `value`, `contacts` and `subscriptions`: a play whose numbers are not known stays silent.";
  if (state === "begin" && items.some((d) => d.state === "open"))
    return "Nothing new is to begin here. Choose another state, CSM, segment or play: some firings are standing for longer.";
  if (state === "snoozed")
    return "Nothing is snoozed here. Choose another state, CSM, segment or play; S puts a firing off.";
  if (state === "dealt")
    return "Nothing was done or dropped in the last week. Choose another state; D and X end a firing.";
  return "No firing fits these filters. Take one away.";
}
