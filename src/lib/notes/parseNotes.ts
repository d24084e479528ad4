import type {DeckNotes, NoteSection} from "../../metrics/deckData.js";
import {frontMatterOf} from "./frontMatter.js";
import type {NoteBody} from "./noteBody.js";

const PLACES = ["add", "replace", "title"] as const;

/**
 * Reads the CSM's text for a deck, one section for each first-level heading. What is wrong with it is told as its
 * **fault**, with file and line.
 *
 * @param options.file how messages name the file
 */
export function parseNotes(text: string, {file, body}: {file: string; body: NoteBody}): DeckNotes {
  const sections: NoteSection[] = [];
  for (const part of parts(text)) {
    const heading = /^#\s+([\w-]+)(?:\s*:\s*(\w+))?\s*$/u.exec(part.heading);
    const place = PLACES.find((d) => d === (heading?.[2] ?? "add"));
    if (!heading || !place)
      return {
        file,
        sections: [],
        fault: `${file}:${part.line}: ${part.heading} is no heading of a section; expected "# adoption", "# adoption: replace" or "# adoption: title"`
      };
    sections.push({slide: heading[1]!, place, body: body(part.text), line: part.line});
  }
  return {file, sections, fault: null};
}

interface Part {
  heading: string;
  line: number;
  text: string;
}

/** Splits a file at its first-level headings; front matter and what stands before the first heading are no section. */
function parts(text: string): Part[] {
  const front = frontMatterOf(text);
  const first = front.split("\n").length;
  const found: Part[] = [];
  for (const [i, line] of text.slice(front.length).split(/\r?\n/u).entries()) {
    if (/^#\s/u.test(line)) found.push({heading: line.trim(), line: first + i, text: ""});
    else if (found.length > 0) found.at(-1)!.text += `${line}\n`;
  }
  return found;
}
