import {INTERNAL_SECTION} from "../lib/notes/internalNotes.js";
import {noteOutline} from "../lib/notes/noteOutline.js";

/** A line of the checklist for each other account that the CSM's text names where a deck would show it. */
export function foreignChecks(
  text: string,
  foreign: (text: string) => string[]
): {kind: "another account"; slide: string; text: string}[] {
  return noteOutline(text).flatMap((part) =>
    part.slide === INTERNAL_SECTION
      ? []
      : foreign(text.slice(part.text_from, part.to)).map((name) => ({
          kind: "another account" as const,
          slide: part.slide ?? "",
          text: `your text names another account, ${name}; the file is not made while it does`
        }))
  );
}
