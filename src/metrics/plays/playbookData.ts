import type {Play, PlayAction} from "./play.js";
import type {PlayState} from "./playState.js";
import type {PlaySaves} from "./saveRate.js";

/** A value of a metric that a condition names; null where it is not known. */
export type PlayNumber = number | boolean | string | null;

/** A firing that somebody may have to do something about. */
export interface PlaybookRow extends PlayState {
  /** null for a play of the company */
  account_id: string | null;
  /** the account's name, or the segment of the company */
  name: string;
  segment: string;
  csm: string | null;
  language: string | null;
  /** annual recurring revenue, in the reporting currency; null for a play of the company */
  arr: number | null;
  play: string;
  fired_on: string;
  /** the first day on which its reason was gone; null while it lasts */
  ended_on: string | null;
  /** the metrics that the condition names, on the day on which it fired */
  numbers: Readonly<Record<string, PlayNumber>>;
  /** the same today; null for an account that pays no more */
  numbers_now: Readonly<Record<string, PlayNumber>> | null;
  /** what they would have been a month after it fired, at the pace of then; null unless the play tells of what approaches */
  numbers_ahead: Readonly<Record<string, PlayNumber>> | null;
  actions: readonly (PlayAction & {due: string})[];
}

/** A person whom the CSM deals with. */
export interface PlayContact {
  name: string;
  role: string | null;
  language: string | null;
}

/** What a call or a letter to an account needs. */
export interface PlayAccount {
  renewal_date: string | null;
  seats: number | null;
  /** users active in the last 28 days */
  mau: number | null;
  /** those who have not left */
  contacts: readonly PlayContact[];
}

/** What the plays say on a day: for the page, and for `quarterdeck alerts`. */
export interface PlaybookData {
  company: string;
  as_of: string;
  /** a week before as_of; what fired or ended after it is new */
  since: string;
  currency: string;
  plays: readonly Play[];
  capacity: Readonly<Record<string, number>>;
  /** every firing that is open or snoozed, or that ended or was dealt with in the last week */
  rows: readonly PlaybookRow[];
  /** of the accounts of the rows, by id */
  accounts: Readonly<Record<string, PlayAccount>>;
  /** how often each play fired in the twelve months up to as_of, by its id */
  fired: Readonly<Record<string, number>>;
  /** lines of the journal that do not count, being of a later day than the build knows */
  later_lines: number;
}

/** What the Playbook page draws from. */
export interface PublishedPlaybook extends PlaybookData {
  /** what became of the accounts that each play named */
  saves: readonly PlaySaves[];
}
