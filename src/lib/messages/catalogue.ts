import type {Definition} from "../../metrics/definitions.js";
import type {checklist} from "./en/checklist.js";
import type {deck, en} from "./en.js";

/** The id of a message of a deck: the same in every language. */
export type DeckMessageId = keyof typeof deck;

/** The id of a line of the checklist, which is in English only. */
export type CheckMessageId = keyof typeof checklist;

/** The id of a message. */
export type MessageId = keyof typeof en;

/** A chapter in another language: the same messages as in English, no more and no fewer. */
export type Chapter<English> = Readonly<Record<keyof English, string>>;

/** The metrics that decks define in their appendix. */
export const DECK_DEFINITIONS = [
  "nrr",
  "mau",
  "dau_mau",
  "active_days_per_user",
  "seat_utilisation",
  "unused_seats",
  "breadth",
  "tickets",
  "first_response_median",
  "resolution_median",
  "nps",
  "nps_response_rate",
  "csat_tickets",
  "csat_surveys",
  "promised_value",
  "realised_value",
  "roi",
  "goal_attainment"
] as const;

/** How a metric is defined, in words. */
export type DefinitionText = Pick<Definition, "label" | "formula" | "interval">;

/** What a language brings. */
export interface Catalogue {
  messages: Readonly<Record<DeckMessageId, string>>;
  /** definitions in its own words; null for English, in which they are written */
  definitions: Readonly<Record<(typeof DECK_DEFINITIONS)[number], DefinitionText>> | null;
}
