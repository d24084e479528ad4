import {readFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import {safeId} from "../../src/lib/safeId.js";
import type {DeckNotes, NoteSection} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";

const PROJECT_DATA = fileURLToPath(new URL("../../data", import.meta.url));
const PROJECT_NOTES = fileURLToPath(new URL("../../reports/notes", import.meta.url));
const PLACES = ["add", "replace", "title"] as const;

/** Where the CSMs' text lies: reports/notes for the sample company, notes/ beside any other configuration. */
export function notesFolder(config: Config): string {
  return path.resolve(config.dir) === path.resolve(PROJECT_DATA)
    ? PROJECT_NOTES
    : path.join(config.dir, "notes");
}

/** Reads the CSM's text for a deck; null when there is none. What is wrong with it is kept for that deck alone. */
export async function readNotes(
  folder: string,
  {account_id, quarter}: {account_id: string; quarter: string}
): Promise<DeckNotes | null> {
  const file = path.join(folder, safeId(account_id), `${quarter}.md`);
  const name = path.join(path.basename(folder), safeId(account_id), `${quarter}.md`);
  let text: string;
  try {
    text = (await readFile(file, "utf8")).replace(/^\uFEFF/u, "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    return {file: name, sections: [], fault: `${file} cannot be read: ${(error as Error).message}`};
  }
  const {noteBody} = await import("./noteBody.js");
  const sections: NoteSection[] = [];
  for (const part of parts(text)) {
    const heading = /^#\s+([\w-]+)(?:\s*:\s*(\w+))?\s*$/u.exec(part.heading);
    const place = PLACES.find((d) => d === (heading?.[2] ?? "add"));
    if (!heading || !place)
      return {
        file: name,
        sections: [],
        fault: `${name}:${part.line}: ${part.heading} is no heading of a section; expected "# adoption", "# adoption: replace" or "# adoption: title"`
      };
    sections.push({slide: heading[1]!, place, body: noteBody(part.text), line: part.line});
  }
  return {file: name, sections, fault: null};
}

interface Part {
  heading: string;
  line: number;
  text: string;
}

/** Splits a file at its first-level headings; front matter and what stands before the first heading are no section. */
function parts(text: string): Part[] {
  const front = /^---\r?\n[\s\S]*?\r?\n---\r?\n/u.exec(text)?.[0] ?? "";
  const first = front.split("\n").length;
  const found: Part[] = [];
  for (const [i, line] of text.slice(front.length).split(/\r?\n/u).entries()) {
    if (/^#\s/u.test(line)) found.push({heading: line.trim(), line: first + i, text: ""});
    else if (found.length > 0) found.at(-1)!.text += `${line}\n`;
  }
  return found;
}
