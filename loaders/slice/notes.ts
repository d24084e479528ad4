import {readFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
import type {DeckFileNotes} from "../../src/lib/deckFile.js";
import {parseNotes} from "../../src/lib/notes/parseNotes.js";
import {safeId} from "../../src/lib/safeId.js";
import type {DeckNotes} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";

const PROJECT_DATA = fileURLToPath(new URL("../../data", import.meta.url));
const PROJECT_NOTES = fileURLToPath(new URL("../../reports/notes", import.meta.url));

/** Where the CSMs' text lies: reports/notes for the sample company, notes/ beside any other configuration. */
export function notesFolder(config: Config): string {
  return path.resolve(config.dir) === path.resolve(PROJECT_DATA)
    ? PROJECT_NOTES
    : path.join(config.dir, "notes");
}

/** The file of the CSM's text for a deck: where it lies, and how it is called. */
function noteFile(folder: string, {account_id, quarter}: NoteKey): {path: string; file: string} {
  const parts = [safeId(account_id), `${quarter}.md`];
  return {path: path.join(folder, ...parts), file: path.join(path.basename(folder), ...parts)};
}

interface NoteKey {
  account_id: string;
  quarter: string;
}

/** Reads the CSM's text for a deck as it stands in its file, without the mark that some editors put before it. */
export async function readNoteText(folder: string, key: NoteKey): Promise<DeckFileNotes> {
  const {path: place, file} = noteFile(folder, key);
  try {
    return {file, text: (await readFile(place, "utf8")).replace(/^\uFEFF/u, ""), fault: null};
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    return {
      file,
      text: null,
      fault: missing ? null : `${place} cannot be read: ${(error as Error).message}`
    };
  }
}

/** Reads the CSM's text for a deck; null when there is none. What is wrong with it is kept for that deck alone. */
export async function readNotes(folder: string, key: NoteKey): Promise<DeckNotes | null> {
  const {file, text, fault} = await readNoteText(folder, key);
  if (fault !== null) return {file, sections: [], fault};
  if (text === null) return null;
  const {noteBody} = await import("./noteBody.js");
  return parseNotes(text, {file, body: noteBody});
}
