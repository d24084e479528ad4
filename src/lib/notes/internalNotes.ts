import type {DeckNotes, NoteSection} from "../../metrics/deckData.js";

/** The section of the notes that only the internal brief shows. */
export const INTERNAL_SECTION = "internal";

/** The notes as a deck that is sent may hold them. */
export function withoutInternal(notes: DeckNotes | null): DeckNotes | null {
  return notes && {...notes, sections: notes.sections.filter((d) => d.slide !== INTERNAL_SECTION)};
}

/** The CSM's words for the internal brief. */
export function internalSections(notes: DeckNotes | null): NoteSection[] {
  return (notes?.sections ?? []).filter((d) => d.slide === INTERNAL_SECTION);
}
