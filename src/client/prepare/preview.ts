import {noteBodyIn} from "../../lib/notes/noteBody.js";
import {parseNotes} from "../../lib/notes/parseNotes.js";
import {withoutInternal} from "../../lib/notes/internalNotes.js";
import {type Deck, renderDeck} from "../../deck/deck.js";
import {type Misfit, measureDeck} from "../../deck/measure.js";
import type {Language} from "../../lib/languages.js";
import type {DeckFileData} from "../../lib/deckFile.js";
import type {DeckNotes} from "../../metrics/deckData.js";

const body = noteBodyIn(window);

/** A deck as it is with a text. */
export interface Preview {
  deck: Deck;
  notes: DeckNotes | null;
}

/**
 * Renders a deck with the CSM's text as it stands in the editor.
 *
 * @throws DeckError naming the line, where the text cannot be used
 */
export function preview(
  data: DeckFileData,
  {text, file, language}: {text: string; file: string; language?: Language}
): Preview {
  const notes = text === "" ? null : withoutInternal(parseNotes(text, {file, body}));
  return {deck: renderDeck({...data, notes}, {document, language}), notes};
}

/** Finds what does not fit on its slide, laid out at full size as the printer does. */
export function misfitsOf({slides, lang, dir}: Deck): Misfit[] {
  const copy = document.createElement("div");
  copy.className = "qd-deck qd-measured";
  Object.assign(copy, {lang, dir, inert: true});
  copy.append(...slides.map((d) => d.element.cloneNode(true)));
  document.body.append(copy);
  const misfits = measureDeck(copy);
  copy.remove();
  return misfits;
}

/** What a misfit is in words, as the printer tells it. */
export function misfitText({what, by}: Misfit): string {
  return what === "title"
    ? `the title takes ${by} lines, two are the most`
    : `its text is ${by} px too long; shorten it`;
}
