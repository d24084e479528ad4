import {
  JOURNAL_ATTRIBUTES,
  journalFile,
  type JournalLines,
  type JournalTable,
  journalTail
} from "../../lib/journalLine.js";
import {hasFile} from "./contents.js";

/** How often a file is read again that other programs keep changing. */
const ATTEMPTS = 5;

/**
 * Puts a line at the end of a table's file. A file that another program has changed meanwhile is read again; two pages
 * of this browser wait for each other.
 */
export async function appendLine<T extends JournalTable>(
  folder: FileSystemDirectoryHandle,
  table: T,
  line: JournalLines[T]
): Promise<void> {
  await navigator.locks.request("quarterdeck-journal", async () => {
    await keepMergeable(folder);
    for (let i = 0; i < ATTEMPTS; ++i) if (await tryAppend(folder, table, line)) return;
    throw new Error(`${journalFile(table)} keeps changing; close what writes to it and try again`);
  });
}

async function tryAppend<T extends JournalTable>(
  folder: FileSystemDirectoryHandle,
  table: T,
  line: JournalLines[T]
): Promise<boolean> {
  const name = journalFile(table);
  const is_new = !(await hasFile(folder, name));
  const read = is_new ? null : await (await folder.getFileHandle(name)).getFile();
  const text = read && (await read.text().catch(changedMeanwhile));
  if (text === CHANGED) return false;
  const tail = journalTail(text, table, line); // a fault leaves no empty file behind
  const handle = await folder.getFileHandle(name, {create: true});
  const writable = await handle.createWritable({keepExistingData: true});
  const now = await handle.getFile();
  if (now.size !== (read?.size ?? 0) || (read && now.lastModified !== read.lastModified)) {
    await writable.abort();
    return false;
  }
  await writable.write({type: "write", position: now.size, data: tail});
  await writable.close();
  return true;
}

const CHANGED = Symbol("changed");

/** A file that was replaced after it was looked at cannot be read any more. */
function changedMeanwhile(error: unknown): typeof CHANGED {
  if ((error as DOMException).name === "NotReadableError") return CHANGED;
  throw error;
}

/** Two branches that each got lines merge without a conflict; a folder that has rules of its own keeps them. */
async function keepMergeable(folder: FileSystemDirectoryHandle): Promise<void> {
  try {
    if (await hasFile(folder, ".gitattributes")) return;
    const file = await folder.getFileHandle(".gitattributes", {create: true});
    const writable = await file.createWritable();
    await writable.write(JOURNAL_ATTRIBUTES);
    await writable.close();
  } catch {
    // A browser may refuse names that begin with a dot; the line itself is written all the same.
  }
}
