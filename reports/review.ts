import type {Config} from "../loaders/configTypes.js";
import {notesFolder} from "../loaders/slice/notes.js";
import {notesFile, readNotesText} from "../loaders/slice/notesFile.js";
import {type ContentChange, contentOf} from "../src/deck/content.js";
import {renderDeck} from "../src/deck/deck.js";
import {deckLanguage} from "../src/deck/kit.js";
import {type DeckStatus, reviewStatus} from "../src/deck/reviewStatus.js";
import {readReview} from "../src/lib/notes/review.js";
import {shellWord} from "../src/lib/shellWord.js";
import type {DeckData} from "../src/metrics/deckData.js";
import {lightDocument} from "./deck/lightDom.js";
import type {EditionItem} from "./edition.js";
import type {ManifestDeck} from "./manifest.js";

/** Tells how far the review of a deck is, given its files that are finished already. */
export type DeckReviews = (item: EditionItem, finished: readonly ManifestDeck[]) => Promise<DeckStatus>;

/**
 * Reads the reviews of decks off their notes, beside their slices: who approved a deck is no part of what it is made
 * from. One review speaks for all languages, by what the deck says in the account's own.
 *
 * @returns a function that throws for a deck that was approved and says something else today, and for notes that do
 *   not say what a review says
 */
export function deckReviews(config: Config): DeckReviews {
  const folder = notesFolder(config);
  const known = new Map<string, Promise<DeckStatus>>();
  return ({account_id, data}, finished) => {
    const found = known.get(account_id) ?? statusOf(data, {folder, finished});
    known.set(account_id, found);
    return found;
  };
}

async function statusOf(
  data: DeckData,
  {folder, finished}: {folder: string; finished: readonly ManifestDeck[]}
): Promise<DeckStatus> {
  const {account_id} = data.account;
  const {quarter} = data.period;
  const {file, name} = notesFile(folder, {account_id, quarter});
  const review = readReview((await readNotesText(file)) ?? "", name);
  const own = finished.find((d) => d.language === deckLanguage(data));
  const today = () => own?.content ?? contentOf(renderDeck(data, {document: lightDocument()}));
  const {change, ...status} = reviewStatus(review, today);
  if (change)
    throw new Error(
      `approved by ${status.by} on ${status.on} as it was then; ${changeText(change)}. Look at it again and approve it: quarterdeck approve --account ${shellWord(account_id)} --quarter ${quarter} --by NAME; or take the approval back with --withdraw`
    );
  return status;
}

/** Says what would be other than it was. */
function changeText({changed, added, removed, moved}: ContentChange): string {
  const slides = (ids: readonly string[]) => `${ids.length === 1 ? "slide" : "slides"} ${ids.join(", ")}`;
  return [
    changed.length > 0 && `${slides(changed)} would change`,
    added.length > 0 && `${slides(added)} would be new`,
    removed.length > 0 && `${slides(removed)} would be gone`,
    moved && "slides would stand in another order"
  ]
    .filter(Boolean)
    .join("; ");
}
