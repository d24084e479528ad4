import {allowed, keepHandle, keptHandle} from "../handles.js";

/** How a reader chooses a folder, which TypeScript’s browser types lack. */
export type Picker = (options: {id: string; mode: "readwrite"}) => Promise<FileSystemDirectoryHandle>;

/** Whether this browser can write into a folder of the reader's. */
export function canSave(): boolean {
  return "showDirectoryPicker" in globalThis;
}

/** Where the text of a deck lies in the notes folder. */
export interface NotePath {
  /** whose notes they are: each company has its own folder */
  company: string;
  account: string;
  name: string;
}

/** What became of saving: done, or the text that another program has put into the file meanwhile. */
export type Saved = {folder: string} | {conflict: string};

/** A file's text without what differs between systems. */
export const plainText = (text: string) => text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");

/**
 * Writes the text into the notes folder, which the reader chooses once.
 *
 * @param expected what the file should hold now; null where there should be none. Undefined writes over anything.
 * @throws DOMException where the reader chooses nothing or does not allow it
 */
export async function saveText(
  text: string,
  {company, account, name}: NotePath,
  expected?: string | null
): Promise<Saved> {
  const folder = await notesFolder(company);
  const own = await folder.getDirectoryHandle(account, {create: true});
  const there = await textIn(own, name);
  if (expected !== undefined && there !== null && there !== expected && there !== text)
    return {conflict: there};
  const file = await own.getFileHandle(name, {create: true});
  const writable = await file.createWritable();
  await writable.write(text);
  await writable.close();
  return {folder: folder.name};
}

async function textIn(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return plainText(await file.text());
  } catch (error) {
    if ((error as DOMException).name === "NotFoundError") return null;
    throw error;
  }
}

/** The folder chosen before, if it may still be written to, else the one that is chosen now. */
async function notesFolder(company: string): Promise<FileSystemDirectoryHandle> {
  const known = await keptHandle<FileSystemDirectoryHandle>(company);
  if (known && (await allowed(known, "readwrite"))) return known;
  const {showDirectoryPicker} = globalThis as unknown as {showDirectoryPicker: Picker};
  const chosen = await showDirectoryPicker({id: "quarterdeck-notes", mode: "readwrite"});
  await keepHandle(company, chosen);
  return chosen;
}
