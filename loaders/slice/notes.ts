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
  return parseNotes(text, {file: name, body: noteBody});
}
