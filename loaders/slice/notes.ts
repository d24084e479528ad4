import {readFile} from "node:fs/promises";
import path from "node:path";
import {fileURLToPath} from "node:url";
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

/** Where the CSM's text for a deck lies, and how messages name that file. */
export function notesFile(
  folder: string,
  {account_id, quarter}: {account_id: string; quarter: string}
): {file: string; name: string} {
  const place = path.join(safeId(account_id), `${quarter}.md`);
  return {file: path.join(folder, place), name: path.join(path.basename(folder), place)};
}

/** The text of such a file without its byte order mark; null where there is none. */
export async function readNotesText(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/u, "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
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
