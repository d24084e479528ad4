import type {DeckData} from "../metrics/deckData.js";

/** The CSM's text for a deck as it lies in its file. */
export interface DeckFileNotes {
  /** the file as the CSM knows it, such as *notes/A-0007/2026Q3.md* */
  file: string;
  /** null where there is no such file yet */
  text: string | null;
  /** why it is there and cannot be read */
  fault: string | null;
}

/** What a deck is made from but the CSM's text. */
export type DeckFileData = Omit<DeckData, "notes">;

/** A deck's data and text as the site holds them. */
export interface PublishedDeck<D> {
  data: D;
  notes: DeckFileNotes;
  /** whether users' comments are on the slides as they are on those that are sent: false where they were taken out */
  comments: boolean;
}

/** What the page Prepare QBR reads of an account. */
export interface DeckFile extends PublishedDeck<DeckFileData> {
  /** the deck of the quarter before, but for what it has in common with this one; null where the account did not pay then */
  previous: PublishedDeck<Omit<DeckFileData, "vendor" | "internal">> | null;
}
