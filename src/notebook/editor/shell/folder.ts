/** A notebook in the opened folder. */
export interface FolderFile {
  /** from the folder on, with / */
  readonly path: string;
  readonly handle: FileSystemFileHandle;
}

const DEPTH = 4;
const MOST = 500;

/** The Markdown files of a folder, a few levels deep, by path; hidden folders and installed packages are left out. */
export async function listFolder(folder: FileSystemDirectoryHandle): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  const walk = async (directory: FileSystemDirectoryHandle, prefix: string, depth: number): Promise<void> => {
    for await (const entry of directory.values()) {
      if (found.length >= MOST || /^\.|^node_modules$/.test(entry.name)) continue;
      if (entry.kind === "directory" && depth < DEPTH)
        await walk(entry, `${prefix}${entry.name}/`, depth + 1);
      else if (entry.kind === "file" && /\.md$/i.test(entry.name))
        found.push({path: prefix + entry.name, handle: entry});
    }
  };
  await walk(folder, "", 1);
  return found.sort((a, b) => a.path.localeCompare(b.path));
}
