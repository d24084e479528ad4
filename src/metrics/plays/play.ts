import type {PlayMoment} from "./playFirings.js";

/** A draft that a play brings with it, in the account's language. */
export const PLAY_MESSAGES = [
  "welcome",
  "training",
  "reactivation",
  "cross_sell",
  "reference",
  "check_in",
  "renewal",
  "win_back"
] as const;

/** Its name. */
export type PlayMessage = (typeof PLAY_MESSAGES)[number];

/** Who does what, within how many days of the firing. */
export interface PlayAction {
  do: string;
  /** csm, or a team such as support, finance or lead */
  owner: string;
  within_days: number;
}

/** What to do when numbers say so. */
export interface Play {
  /** as the journal knows it */
  id: string;
  title: string;
  /** good news asks for something; all else wards something off */
  good: boolean;
  /** company: fires for a segment, or for all of them, not for an account */
  scope: "account" | "company";
  /** a condition over the metrics of PLAY_METRICS, or COMPANY_METRICS */
  when: string;
  on: PlayMoment;
  /** days for which it is silent after it has fired for an account */
  every_days: number;
  /** those it speaks of; null for all */
  segments: string[] | null;
  actions: PlayAction[];
  message: PlayMessage | null;
}
