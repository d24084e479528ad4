import {addDays} from "../days.js";

/** For so many days a topic must have been quiet among the other accounts. */
export const QUIET_TOPIC_DAYS = 90;

/** So many tickets of others must have been opened about a topic in the time before the loss, or its silence says nothing. */
export const LEAST_OTHER_TICKETS = 3;

/** What is known today of what an account that left had asked for and written about. */
export interface WinBackFacts {
  /** first day without payment */
  lost_on: string;
  /** whether it pays again */
  returned: boolean;
  /** whether it came back after this loss and was lost another time */
  lost_again: boolean;
  /** false where it could not stay: payment failed, company closed; null where that is not known */
  voluntary: boolean | null;
  /** its requests, and when each was shipped */
  requests: readonly {title: string; shipped_on: string | null}[];
  /** what most of its tickets of its last 180 days were about */
  topic: {
    name: string;
    /** its own tickets about it then */
    tickets: number;
    /** tickets of other accounts about it in the 90 days before the loss */
    others_then: number;
    /** and in the 90 days before as_of */
    others_now: number;
  } | null;
}

/** Why an account that left may come back: something that it missed has changed since. */
export type WinBack =
  | {kind: "request"; title: string; shipped_on: string}
  | {kind: "topic"; name: string; tickets: number; others_then: number};

/**
 * What has changed for an account since it left: first a request of its own that has been shipped since, the latest
 * one; else the topic of most of its last tickets, if no other account has written about it for 90 days and at least
 * three did in the 90 days before it left. Null for accounts that pay again, are known not to have left of their own
 * will, or missed nothing that has changed, and for every loss of an account but its last.
 */
export function winBack(
  {lost_on, returned, lost_again, voluntary, requests, topic}: WinBackFacts,
  as_of: string
): WinBack | null {
  if (returned || lost_again || voluntary === false) return null;
  const shipped = requests
    .flatMap(({title, shipped_on}) =>
      shipped_on !== null && shipped_on >= lost_on && shipped_on <= as_of ? [{title, shipped_on}] : []
    )
    .sort((a, b) => (a.shipped_on < b.shipped_on ? 1 : -1));
  if (shipped[0]) return {kind: "request", ...shipped[0]};
  if (topic === null || topic.others_now > 0 || topic.others_then < LEAST_OTHER_TICKETS) return null;
  if (addDays(lost_on, QUIET_TOPIC_DAYS) > as_of) return null;
  const {name, tickets, others_then} = topic;
  return {kind: "topic", name, tickets, others_then};
}
