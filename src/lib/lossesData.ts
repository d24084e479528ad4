import type {AccountData} from "../metrics/accountData.js";
import type {Cause} from "../metrics/causes/taxonomy.js";
import {addDays} from "../metrics/days.js";
import type {Columns} from "../metrics/columns.js";
import type {WarnedMonths, WarningQuality} from "../metrics/losses/warningQuality.js";
import type {WinBack} from "../metrics/losses/winBack.js";
import type {NoteNode} from "../metrics/noteNode.js";
import type {PlayAction} from "../metrics/plays/play.js";

/** A play that warns: what it would have said. */
export interface LossPlay {
  id: string;
  title: string;
  actions: readonly PlayAction[];
  /** the day from which it can be judged, where its line was drawn from the losses before */
  judged_from?: string;
}

/** A signal that warns. */
export interface LossSignal {
  key: string;
  label: string;
  cause: Cause;
}

/** What became of a lesson. */
export const LESSON_STATES = ["draft", "agreed", "done"] as const;

/** Who wrote down what was learnt from a loss, and when. */
export interface LessonHead {
  owner: string;
  /** ISO day */
  date: string;
  status: (typeof LESSON_STATES)[number];
}

/** Where a warning stands in its list, and how many days before the loss was known it was first given. */
export type LeadOf = readonly [place: number, lead_days: number];

/** The day of a warning. */
export function warnedOn({known_on}: Pick<LossRow, "known_on">, [, lead_days]: LeadOf): string {
  return addDays(known_on, -lead_days);
}

/** An account that was lost: a stretch of payment that ended. */
export interface LossRow {
  account_id: string;
  name: string;
  segment: string;
  csm: string;
  start_date: string;
  /** day from which it was known: that of notice, else *lost_on* */
  known_on: string;
  /** first day without payment */
  lost_on: string;
  /** fiscal quarter of *lost_on* */
  quarter: string;
  mrr_lost: number;
  reason: string | null;
  cause: Cause;
  /** false where payment failed or the company closed; null where that is not known */
  voluntary: boolean | null;
  /** whether it pays again */
  returned: boolean;
  /** whether it came back and was lost another time */
  lost_again: boolean;
  /** plays that fired in the look-back, the earliest first */
  plays: readonly LeadOf[];
  /** signals that began to show in the look-back, the earliest first */
  signals: readonly LeadOf[];
  /** whether a play that had fired earlier still stood when the look-back began */
  stood: boolean;
  /** what the stated cause is worth beside the signals; null for an account that had been lost before */
  observed: string | null;
  win_back: WinBack | null;
  lessons: readonly LessonHead[];
}

/** What the Post-mortems page draws first. */
export interface LossesData {
  as_of: string;
  currency: string;
  look_back: number;
  /** plays of accounts that tell of no good news */
  plays: readonly LossPlay[];
  signals: readonly LossSignal[];
  /** in the order of the lists above */
  quality: {plays: readonly WarningQuality[]; signals: readonly WarningQuality[]};
  /** of the plays together */
  months: WarnedMonths;
  /** the newest first */
  losses: readonly LossRow[];
  /** lessons of accounts that were not lost, or are not known; not told in a slice */
  stray: readonly {file: string; account_id: string}[];
}

/** A lesson that was written about a loss. */
export interface Lesson extends LessonHead {
  file: string;
  body: readonly NoteNode[];
}

/** What the file of one lost account says, beside the list. */
export interface LossFile extends Pick<
  AccountData,
  | "weeks"
  | "steps"
  | "touches"
  | "tickets"
  | "surveys"
  | "invoices"
  | "stages"
  | "goals"
  | "contacts"
  | "churns"
> {
  account_id: string;
  company: string;
  currency: string;
  /** of the account, for a letter to it */
  language: string | null;
  renewals?: Columns<{renewal_date: string}>;
  lessons: readonly Lesson[];
}
