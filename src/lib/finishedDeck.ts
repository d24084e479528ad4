/** What a deck of an account and quarter is made from, in the order in which it is easiest to understand. */
export const RECIPE_PARTS = ["config", "definitions", "data", "text", "template", "code"] as const;

export type RecipePart = (typeof RECIPE_PARTS)[number];

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
  /** the numbers that it says, by name; of the quarter before the last one only */
  numbers?: Readonly<Record<string, {value: number; text: string}>>;
}
