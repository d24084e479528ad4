import type {CompanyRow} from "../metrics/companyRow.js";
import type {Columns} from "../metrics/columns.js";

/** The counts of an account and window that NPS, CSAT and the response rates need. */
export const VOICE_KEYS = [
  "nps_n",
  "promoters",
  "detractors",
  "nps_sent",
  "nps_answered",
  "surveys_sent",
  "surveys_answered",
  "csat_tickets_n",
  "csat_tickets_good",
  "csat_surveys_n",
  "csat_surveys_good"
] as const satisfies readonly (keyof CompanyRow)[];

/** They by column; *i* is an account's place in the accounts' columns of the Overview. */
export type VoiceColumns = {i: number[]} & Record<(typeof VOICE_KEYS)[number], (number | null)[]>;

/** A detractor to whose account nobody has turned since the answer. */
export interface UnansweredDetractor {
  i: number;
  score: number;
  answered_on: string;
  days: number;
  /** Null where nothing was said or people's words are not published. */
  comment: string | null;
}

/** What a user wrote beside an answer. */
export interface VoiceComment {
  i: number;
  kind: string;
  score: number | null;
  day: string;
  comment: string;
}

/** A topic's tickets of one account in one month. */
export interface TopicCount {
  i: number;
  /** Its place in the months. */
  month: number;
  /** Its place in the topics. */
  topic: number;
  tickets: number;
  how_to: number;
}

/** The users of an account who were active in the 28 days that end with a month. */
export interface ActiveCount {
  i: number;
  month: number;
  users: number;
}

/** A help article that was published by the last day of data. */
export interface Article {
  topic: string;
  published_on: string;
  url: string | null;
}

/** What the Voice page draws from, besides the accounts and windows of the Overview. */
export interface VoiceData {
  as_of: string;
  /** Of the tables that the page needs, those that are given. */
  given: string[];
  /** In the order of the Overview's windows. */
  windows: VoiceColumns[];
  detractors: UnansweredDetractor[];
  /** How many comments there are by kind of survey, whether they are published or not. */
  written: {kind: string; comments: number}[];
  /** The newest; null where the configuration keeps people's words back. */
  comments: Columns<VoiceComment> | null;
  topics: {
    names: string[];
    /** Whether most tickets of the topic are bugs. */
    bug: boolean[];
    /** First days of full months, oldest first. */
    months: string[];
    tickets: Columns<TopicCount>;
    active: Columns<ActiveCount>;
  };
  articles: Article[];
}
