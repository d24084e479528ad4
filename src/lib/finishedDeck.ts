/** What a deck of an account and quarter is made from, in the order in which it is easiest to understand. */
export const RECIPE_PARTS = ["config", "definitions", "data", "text", "template", "code"] as const;

export type RecipePart = (typeof RECIPE_PARTS)[number];

/** What a finished deck says. */
export interface FinishedWords {
  /** its numbers by name */
  numbers: Readonly<Record<string, {value: number; text: string}>>;
  /** the titles of its slides, by their ids */
  titles: Readonly<Record<string, string>>;
  /** the fingerprint of what each slide says; null where the site withholds comments that are in them */
  content: Readonly<Record<string, string>> | null;
}

/** A finished deck as the site knows it. */
export interface FinishedDeck {
  /** its name among the finished decks */
  file: string;
  quarter: string;
  language: string;
  bytes: number;
  /** how far it had come when it was made: *draft*, *reviewed* or *approved*; null where that was not kept */
  status: string | null;
  /** whether the file lies in the site */
  linked: boolean;
  /** what it was made from */
  recipe: Readonly<Record<RecipePart, string>>;
  /** of the quarter before the last one only */
  said?: FinishedWords;
}
