/** A folder in another; null where there is none of this name. */
export async function folderIn(
  folder: FileSystemDirectoryHandle,
  name: string
): Promise<FileSystemDirectoryHandle | null> {
  return await folder.getDirectoryHandle(name).catch(absent);
}

/** Whether a folder has a file of this name. */
export async function hasFile(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  return (await folder.getFileHandle(name).catch(absent)) !== null;
}

/** What a file in a folder says; null where there is none of this name. */
export async function textIn(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  const file = await folder.getFileHandle(name).catch(absent);
  return file && (await (await file.getFile()).text());
}

function absent(error: unknown): null {
  const {name} = error as DOMException;
  if (name === "NotFoundError" || name === "TypeMismatchError") return null;
  throw error;
}
