import path from "node:path";
import {fileURLToPath} from "node:url";
import {parseNotes} from "../../src/lib/notes/parseNotes.js";
import type {DeckNotes} from "../../src/metrics/deckData.js";
import type {Config} from "../configTypes.js";
import {notesFile, readNotesText} from "./notesFile.js";

const PROJECT_DATA = fileURLToPath(new URL("../../data", import.meta.url));
const PROJECT_NOTES = fileURLToPath(new URL("../../reports/notes", import.meta.url));

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
  const {file, name} = notesFile(folder, {account_id, quarter});
  let text: string | null;
  try {
    text = await readNotesText(file);
  } catch (error) {
    return {file: name, sections: [], fault: `${file} cannot be read: ${(error as Error).message}`};
  }
  if (text === null) return null;
  const {noteBody} = await import("./noteBody.js");
  return parseNotes(text, {file: name, body: noteBody});
}
