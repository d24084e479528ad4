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
  recipe: {config: string; data: string; template: string; code: string};
  /** the numbers that it says, by name; of the quarter before the last one only */
  numbers?: Readonly<Record<string, {value: number; text: string}>>;
}
