import {type Child, dom} from "../../../components/dom.js";
import {downloadBlob} from "../../../client/download.js";
import {ask} from "./ask.js";
import type {Desk, Doc} from "./desk.js";
import type {Keeper} from "./keeper.js";
import {choosePlace} from "./filePickers.js";
import type {FolderFile} from "./folder.js";
import {writeFile} from "./localFiles.js";
import type {NotebookEngine} from "./surroundings.js";

/** What saving and closing need of the workbench. */
export interface FileSurroundings {
  readonly desk: Desk;
  readonly keeper: Keeper;
  readonly document: Document;
  /** the files of the folder that is open */
  readonly folder: () => readonly FolderFile[];
  readonly openFolder: () => Promise<void>;
  readonly compare: (doc: Doc) => void;
  /** what can be chosen of an input */
  readonly options: NotebookEngine["options"];
  /** says in the status bar what was done */
  readonly say: (words: string) => void;
}

/** Saves a notebook into its file; false where the reader went back, or its file has meanwhile changed. */
export async function save(doc: Doc, around: FileSurroundings): Promise<boolean> {
  const published = doc.path === null ? undefined : around.folder().find((d) => isIt(d.path, doc.path!));
  const handle = doc.handle ?? published?.handle ?? null;
  return handle === null ? await saveAs(doc, around) : await write(doc, handle, around, doc.base);
}

/** Whether a file of the opened folder is a published notebook: *src/notebooks/x.md* is *notebooks/x.md*. */
function isIt(file: string, path: string): boolean {
  return file === path || file.endsWith(`/${path}`);
}

async function write(
  doc: Doc,
  handle: FileSystemFileHandle,
  around: FileSurroundings,
  base?: string
): Promise<boolean> {
  const {conflict} = await writeFile(handle, doc.open.text, base);
  if (conflict !== null) {
    const answer = await ask(
      `${handle.name} has changed`,
      "Another program has written into this file since it was opened here.",
      [
        {value: "compare", label: "Compare"},
        {value: "over", label: "Write over it"},
        {value: "cancel", label: "Cancel"}
      ]
    );
    if (answer === "over") return await write(doc, handle, around);
    if (answer === "compare") {
      doc.base = conflict;
      around.compare(doc);
    }
    return false;
  }
  around.keeper.saved(doc);
  around.say(`Saved ${handle.name}`);
  return true;
}

/** Saves a notebook where the reader says; as a download where the browser cannot ask. */
export async function saveAs(doc: Doc, around: FileSurroundings): Promise<boolean> {
  const handle = await choosePlace(doc.name);
  if (handle === null) return false;
  if (handle === undefined) {
    downloadBlob(doc.name, new Blob([doc.open.text], {type: "text/markdown"}), around.document);
    around.keeper.saved(doc);
    around.say(`Downloaded ${doc.name}`);
    return true;
  }
  if (doc.path === null) {
    doc.handle = handle;
    doc.name = handle.name;
  }
  return await write(doc, handle, around);
}

/** Closes a tab; asks where it holds what no file has. */
export async function close(doc: Doc, around: FileSurroundings): Promise<void> {
  if (doc.open.changed) {
    const words: Child = dom().h("p", null, "Closed without saving, the changes are gone.");
    const answer = await ask(`Save the changes of ${doc.name}?`, words, [
      {value: "save", label: "Save"},
      {value: "drop", label: "Close without saving"},
      {value: "cancel", label: "Cancel"}
    ]);
    if (answer === null || answer === "cancel") return;
    if (answer === "save" && !(await save(doc, around))) return;
  }
  around.keeper.close(doc);
}
