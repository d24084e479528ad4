import path from "node:path";
import {fileURLToPath} from "node:url";
import type {DeckFileNotes} from "../../src/lib/deckFile.js";
import {parseNotes} from "../../src/lib/notes/parseNotes.js";
import type {DeckNotes} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";
import {notesFile, type NotesKey, readNotesText} from "./notesFile.js";

const PROJECT_DATA = fileURLToPath(new URL("../../data", import.meta.url));
const PROJECT_NOTES = fileURLToPath(new URL("../../reports/notes", import.meta.url));

/** Where the CSMs' text lies: reports/notes for the sample company, notes/ beside any other configuration. */
export function notesFolder(config: Config): string {
  return path.resolve(config.dir) === path.resolve(PROJECT_DATA)
    ? PROJECT_NOTES
    : path.join(config.dir, "notes");
}

/** Reads the CSM's text for a deck as it stands in its file. */
export async function readNoteText(folder: string, key: NotesKey): Promise<DeckFileNotes> {
  const {file, name} = notesFile(folder, key);
  try {
    return {file: name, text: await readNotesText(file), fault: null};
  } catch (error) {
    return {file: name, text: null, fault: `${file} cannot be read: ${(error as Error).message}`};
  }
}

/** Reads the CSM's text for a deck; null when there is none. What is wrong with it is kept for that deck alone. */
export async function readNotes(folder: string, key: NotesKey): Promise<DeckNotes | null> {
  const {file, text, fault} = await readNoteText(folder, key);
  if (fault !== null) return {file, sections: [], fault};
  if (text === null) return null;
  const {noteBody} = await import("./noteBody.js");
  return parseNotes(text, {file, body: noteBody});
}
