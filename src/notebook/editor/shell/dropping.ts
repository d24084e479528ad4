import type {FileSurroundings} from "./saving.js";
import {readHandle, readText} from "./localFiles.js";

/** What TypeScript's browser types lack of the File System Access API. */
interface HandedItem extends DataTransferItem {
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>;
}

/** Opens notebooks that are dropped anywhere on the workbench; makes tables of all other files. */
export function watchDrops(
  element: HTMLElement,
  around: FileSurroundings,
  addTables: (file: File) => Promise<void>
): void {
  element.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    element.dataset.drop = "";
  });
  const end = () => delete element.dataset.drop;
  element.addEventListener("dragleave", (event) => {
    if (!element.contains(event.relatedTarget as Node | null)) end();
  });
  element.addEventListener("drop", (event) => {
    end();
    const items = [...(event.dataTransfer?.items ?? [])].filter((d) => d.kind === "file");
    if (items.length === 0) return;
    event.preventDefault();
    // both must be asked for before the event is over
    const dropped = items.map((d: HandedItem) => ({
      file: d.getAsFile(),
      handle: d.getAsFileSystemHandle?.()
    }));
    for (const {file, handle} of dropped)
      if (file)
        void take(file, handle, {around, addTables}).catch((error: Error) => around.say(error.message));
  });
}

async function take(
  file: File,
  handed: Promise<FileSystemHandle | null> | undefined,
  {around, addTables}: {around: FileSurroundings; addTables: (file: File) => Promise<void>}
): Promise<void> {
  if (!/\.(md|markdown)$/i.test(file.name)) return await addTables(file);
  const handle = await handed?.catch(() => null);
  const read =
    handle?.kind === "file" ? await readHandle(handle as FileSystemFileHandle) : await readText(file);
  await around.keeper.openFile(read);
}
