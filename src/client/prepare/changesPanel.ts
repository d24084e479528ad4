import {DeckChanges, NoPreviousDeck} from "../../components/deck/deckChanges.js";
import {ErrorState} from "../../components/states.js";
import type {DeckAndNotes} from "../../deck/whatChanged.js";
import {whatChanged} from "../../deck/whatChanged.js";
import {restated} from "../../deck/restated.js";
import type {DeckFile, DeckFileData} from "../../lib/deckFile.js";
import type {FinishedDeck} from "../../lib/finishedDeck.js";
import type {Language} from "../../lib/languages.js";
import {preview} from "./preview.js";

/** What the comparison with last quarter is made of. */
export interface ChangesContext {
  file: DeckFile;
  language: Language;
  finished: readonly FinishedDeck[];
  show: (slide: string) => void;
}

/** Renders last quarter's deck once; what it says does not change while the page is open. */
export function changesPanel({
  file,
  language,
  finished,
  show
}: ChangesContext): (now: DeckAndNotes) => HTMLElement {
  const {data, previous} = file;
  const {quarter, previous_quarter} = data.period;
  if (!previous) return () => NoPreviousDeck(previous_quarter);
  const before: DeckFileData = {
    ...previous.data,
    vendor: data.vendor,
    internal: {...data.internal, unanswered_detractors: null}
  };
  const {text, file: notes_file} = previous.notes;
  const made = new Map<Language, DeckAndNotes>();
  const deck = (of: Language) => {
    const known = made.get(of) ?? preview(before, {text: text ?? "", file: notes_file, language: of});
    made.set(of, known);
    return known;
  };
  let was: DeckAndNotes;
  try {
    was = deck(language);
  } catch (error) {
    const message = `The deck of ${previous_quarter} cannot be made any more: ${(error as Error).message}.`;
    return () => ErrorState(message);
  }
  const said = restated(
    finished.filter((d) => d.quarter === previous_quarter),
    {recipe: before.recipe, language, deck: (of) => deck(of).deck}
  );
  return (now) => DeckChanges({quarter, previous_quarter, ...whatChanged(was, now), restated: said}, {show});
}
