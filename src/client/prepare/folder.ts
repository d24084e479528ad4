/** What TypeScript's browser types lack of the File System Access API. */
interface NotesFolder extends FileSystemDirectoryHandle {
  queryPermission(options: {mode: "readwrite"}): Promise<PermissionState>;
  requestPermission(options: {mode: "readwrite"}): Promise<PermissionState>;
}

type Picker = (options: {id: string; mode: "readwrite"}) => Promise<NotesFolder>;

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

const MODE = {mode: "readwrite"} as const;

/** The folder chosen before, if it may still be written to, else the one that is chosen now. */
async function notesFolder(company: string): Promise<NotesFolder> {
  const known = await stored<NotesFolder>("readonly", (store) => store.get(company)).catch(() => undefined);
  if (known) {
    const state = await known.queryPermission(MODE);
    if (state === "granted" || (await known.requestPermission(MODE)) === "granted") return known;
  }
  const {showDirectoryPicker} = globalThis as unknown as {showDirectoryPicker: Picker};
  const chosen = await showDirectoryPicker({id: "quarterdeck-notes", ...MODE});
  await stored("readwrite", (store) => store.put(chosen, company)).catch(() => undefined);
  return chosen;
}

/** Forgets the folder, so that the next save asks for one. */
export async function forgetFolder(company: string): Promise<void> {
  await stored("readwrite", (store) => store.delete(company)).catch(() => undefined);
}

/** Runs one request on the browser's small database of folders. */
async function stored<T>(
  mode: IDBTransactionMode,
  run: (store: IDBObjectStore) => IDBRequest
): Promise<T | undefined> {
  const opening = indexedDB.open("quarterdeck", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("folders");
  const db = await done(opening);
  try {
    return (await done(run(db.transaction("folders", mode).objectStore("folders")))) as T | undefined;
  } finally {
    db.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's storage failed"));
  });
}
