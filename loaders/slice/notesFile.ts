import {readFile} from "node:fs/promises";
import path from "node:path";
import {safeId} from "../../src/lib/safeId.js";

/** Whose deck, and of which quarter. */
export interface NotesKey {
  account_id: string;
  quarter: string;
}

/** Where the CSM's text for a deck lies, and how messages name that file. */
export function notesFile(folder: string, {account_id, quarter}: NotesKey): {file: string; name: string} {
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
