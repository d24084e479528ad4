import type {CheckMessageId} from "../lib/messages.js";
import type {CustomerDeck} from "./audience.js";
import type {Kit, SlideId} from "./types.js";

/** Why a slide has nothing to show. */
export interface Reason {
  /** that would bring the slide where it has no row about the account */
  table: string;
  /** what is said of the rows that it has */
  id: CheckMessageId;
  values?: Readonly<Record<string, string | number>>;
}

/** Tells the checklist why a slide is left out: its table does not know the account, or no row of it counts. */
export function leftOut(
  slide: SlideId,
  {coverage}: Pick<CustomerDeck, "coverage">,
  kit: Kit,
  {table, id, values}: Reason
): null {
  const place = {kind: "left out", slide} as const;
  if (coverage.some((d) => d.table === table)) kit.check(place, id, values);
  else kit.check(place, "missing.table", {table});
  return null;
}

/** Why active users are not known although some usage is: it is too old, or names nobody. */
export function usersUnknown({adoption}: Pick<CustomerDeck, "adoption">): CheckMessageId {
  return adoption?.active_days == null ? "missing.usage" : "missing.users";
}
