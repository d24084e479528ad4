import {frontMatterOf} from "./frontMatter.js";
import {INTERNAL_SECTION} from "./internalNotes.js";

const PLACES = ["add", "replace", "title"] as const;

/** Where a section's text goes: below the generated text, in place of it, or in place of the title. */
export type NotePlace = (typeof PLACES)[number];

/** A section of the CSM's text as it stands in its file. */
export interface NotePart {
  /** the line of its heading as it was written */
  heading: string;
  /** id of a slide; null where the heading is none of a section */
  slide: string | null;
  place: NotePlace;
  /** number of the heading's line */
  line: number;
  /** offsets of the heading, of the text below it, and of its end */
  from: number;
  text_from: number;
  to: number;
}

/**
 * A heading of a section. One that is meant for the internal brief is no text of the slide above it, however it is
 * written: what follows it would be sent.
 */
const HEADING = new RegExp(
  `^#\\s|^ {0,3}#{1,6}\\s*${INTERNAL_SECTION}\\b|^[*_]*${INTERNAL_SECTION}[*_:]*\\s*$`,
  "iu"
);

/** The sections of a file by its first-level headings; front matter and what stands before the first are none. */
export function noteOutline(text: string): NotePart[] {
  const parts: NotePart[] = [];
  let at = frontMatterOf(text).length;
  let line = text.slice(0, at).split("\n").length;
  for (const row of text.slice(at).split("\n")) {
    const end = Math.min(text.length, at + row.length + 1);
    const last = parts.at(-1);
    if (HEADING.test(row)) {
      if (last) last.to = at;
      parts.push({...named(row.trim()), line, from: at, text_from: end, to: text.length});
    }
    at = end;
    ++line;
  }
  return parts;
}

function named(heading: string): Pick<NotePart, "heading" | "slide" | "place"> {
  const found = /^#\s+([\w-]+)(?:\s*:\s*(\w+))?\s*$/u.exec(heading);
  const place = PLACES.find((d) => d === (found?.[2] ?? "add"));
  return {heading, slide: found && place ? found[1]! : null, place: place ?? "add"};
}
