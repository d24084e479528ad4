import {allowed} from "../../../client/handles.js";

/** A file as it was read. */
export interface ReadFile {
  readonly name: string;
  readonly text: string;
  /** null where the browser gives no hold of it */
  readonly handle: FileSystemFileHandle | null;
}

/** Reads a file that the page may keep a hold of. */
export async function readHandle(handle: FileSystemFileHandle): Promise<ReadFile> {
  return {...(await readText(await handle.getFile())), handle};
}

/** Reads a file byte for byte: the mark at its beginning, if it has one, stays. */
export async function readText(file: File): Promise<ReadFile> {
  try {
    const decoder = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});
    return {name: file.name, text: decoder.decode(await file.arrayBuffer()), handle: null};
  } catch {
    throw new Error(`${file.name} is not text in UTF-8; save it so and open it again.`);
  }
}

/** What became of writing: done, or the text that another program has put into the file meanwhile. */
export type Written = {conflict: string} | {conflict: null};

/**
 * Writes a text into a file.
 *
 * @param expected what the file should hold now; undefined writes over anything
 */
export async function writeFile(
  handle: FileSystemFileHandle,
  text: string,
  expected?: string
): Promise<Written> {
  if (!(await allowed(handle, "readwrite")))
    throw new Error(`${handle.name} may only be read. Save as writes elsewhere.`);
  if (expected !== undefined) {
    const {text: there} = await readHandle(handle).catch((error: Error) => {
      if (error.name !== "NotFoundError") throw error;
      throw new Error(`${handle.name} is no longer where it was. Save as writes it anew.`);
    });
    if (there !== expected && there !== text) return {conflict: there};
  }
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return {conflict: null};
}
