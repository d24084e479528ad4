import type {DeckStatus} from "../src/deck/reviewStatus.js";
import {changes} from "./batch/changes.js";
import type {EditionItem, Format} from "./edition.js";
import {fileOf} from "./finish.js";
import type {DeckList, ManifestDeck} from "./manifest.js";
import type {PptxBrand} from "./pptx/brand.js";
import type {DeckReviews} from "./review.js";

/** A deck to be made, and as which files. */
export interface Todo {
  item: EditionItem;
  formats: readonly Format[];
  /** what of its recipe has changed */
  why: readonly string[];
  /** how far its review is; null where none is asked for */
  status: DeckStatus | null;
}

/** By what it is known whether a deck is to be made. */
export interface TodoOptions {
  formats: readonly Format[];
  list: DeckList;
  brand: PptxBrand | null;
  /** null where decks need no review */
  review: DeckReviews | null;
  /** makes finished decks again */
  force: boolean;
  /** leaves out decks that nobody approved */
  approved_only: boolean;
}

/** What is to be done about one deck. */
export interface Sorted {
  /** null when there is nothing to make */
  todo: Todo | null;
  /** files that are there already, of the same recipe */
  finished: string[];
  approved: boolean;
}

/**
 * Sees which files of a deck are to be made; of those that are there, the list learns how far the review is.
 *
 * @throws an error for a deck that its review holds back
 */
export async function sortItem(item: EditionItem, options: TodoOptions): Promise<Sorted> {
  const {list, brand, review, force, approved_only} = options;
  const formats: Format[] = [];
  const finished: ManifestDeck[] = [];
  const why = new Set<string>();
  for (const format of options.formats) {
    const {file, recipe} = fileOf(item, format, brand);
    const deck = list.known(file);
    const other = changes(deck, recipe);
    for (const d of other) why.add(d);
    if (deck && other.length === 0 && !force) finished.push(deck);
    else formats.push(format);
  }
  const status = review && (await review(item, finished));
  for (const deck of finished) list.update({...deck, ...status});
  const approved = status === null || status.status === "approved";
  if (approved_only && !approved) return {todo: null, finished: [], approved};
  return {
    todo: formats.length > 0 ? {item, formats, why: why.size > 0 ? [...why] : ["forced"], status} : null,
    finished: finished.map((d) => d.file),
    approved
  };
}
