import {type ReadFile, readHandle, readText} from "./localFiles.js";

/** What TypeScript's browser types lack of the File System Access API. */
interface Pickers {
  showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
  showDirectoryPicker?: (options: object) => Promise<FileSystemDirectoryHandle>;
}

const pickers = () => globalThis as Pickers;
const TYPES = [{description: "Notebook", accept: {"text/markdown": [".md"]}}];

/** Lets the reader choose files; none where they chose nothing. */
export async function chooseFiles(document: Document): Promise<ReadFile[]> {
  const pick = pickers().showOpenFilePicker;
  if (!pick) return await chooseByInput(document);
  const handles = await unlessAborted(pick({id: "quarterdeck-notebooks", multiple: true, types: TYPES}));
  return await Promise.all((handles ?? []).map(readHandle));
}

/** Lets the reader choose where a file is saved: undefined where the browser cannot, null where they chose nothing. */
export async function choosePlace(name: string): Promise<FileSystemFileHandle | null | undefined> {
  const pick = pickers().showSaveFilePicker;
  if (!pick) return undefined;
  return await unlessAborted(pick({id: "quarterdeck-notebooks", suggestedName: name, types: TYPES}));
}

/** Lets the reader choose a folder: undefined where the browser cannot, null where they chose nothing. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null | undefined> {
  const pick = pickers().showDirectoryPicker;
  if (!pick) return undefined;
  return await unlessAborted(pick({id: "quarterdeck-notebooks", mode: "read"}));
}

async function unlessAborted<T>(choice: Promise<T>): Promise<T | null> {
  try {
    return await choice;
  } catch (error) {
    if ((error as DOMException).name === "AbortError") return null;
    throw error;
  }
}

function chooseByInput(document: Document): Promise<ReadFile[]> {
  const input = document.createElement("input");
  Object.assign(input, {type: "file", accept: ".md,text/markdown", multiple: true});
  return new Promise((resolve, reject) => {
    input.addEventListener("change", () => {
      Promise.all([...(input.files ?? [])].map(readText)).then(resolve, reject);
    });
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}
