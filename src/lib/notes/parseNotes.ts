import type {DeckNotes, NoteSection} from "../../metrics/deckData.js";
import {INTERNAL_SECTION} from "./internalNotes.js";
import {droppedMarkup} from "./markup.js";
import type {NoteBody} from "./noteBody.js";
import {noteOutline, type NotePart} from "./noteOutline.js";

/** What is expected of a heading that is none of a section. */
export function headingFault({heading}: NotePart): string {
  const expected = heading.toLowerCase().includes(INTERNAL_SECTION)
    ? `"# ${INTERNAL_SECTION}", whose text no customer sees`
    : '"# adoption", "# adoption: replace" or "# adoption: title"';
  return `${heading} is no heading of a section; expected ${expected}`;
}

/**
 * Reads the CSM's text for a deck, one section for each first-level heading. What is wrong with it is told as its
 * **fault**, with file and line.
 *
 * @param options.file how messages name the file
 */
export function parseNotes(text: string, {file, body}: {file: string; body: NoteBody}): DeckNotes {
  const sections: NoteSection[] = [];
  for (const part of noteOutline(text)) {
    const {slide, place, line, text_from, to} = part;
    if (slide === null) return {file, sections: [], fault: `${file}:${line}: ${headingFault(part)}`};
    const own = text.slice(text_from, to);
    const dropped = droppedIn(own, line + 1);
    sections.push({slide, place, body: body(own), line, ...(dropped.length > 0 && {dropped})});
  }
  return {file, sections, fault: null};
}

/** The markup in a text that no slide takes, by line. */
function droppedIn(text: string, first: number): NonNullable<NoteSection["dropped"]> {
  return droppedMarkup(text).map(({what, from}) => ({
    what,
    line: first + text.slice(0, from).split("\n").length - 1
  }));
}

/** The CSM's text wherever it stands in its file: a line written above it makes no other deck. */
export function wherever(sections: readonly NoteSection[]): NoteSection[] {
  return sections.map(({dropped: _, ...d}) => ({...d, line: 0}));
}
