import {JournalFault, type JournalTable, JOURNAL_COLUMNS, journalFile} from "../../lib/journalLine.js";
import {allowed, dropHandle, keepHandle, keptHandle} from "../handles.js";
import {type Picker} from "../prepare/folder.js";
import {folderIn, hasFile, textIn} from "./contents.js";
import {NoFolder} from "./faults.js";

const keyOf = (company: string) => `journal of ${company}`;

/**
 * The journal's folder, chosen before or now.
 *
 * @throws NoFolder where the reader chooses none
 * @throws DOMException where the one chosen before may no longer be written to
 */
export async function journalFolder(company: string): Promise<FileSystemDirectoryHandle> {
  const known = await keptHandle<FileSystemDirectoryHandle>(keyOf(company));
  if (known) {
    if (await allowed(known, "readwrite")) return known;
    throw new DOMException("not allowed", "NotAllowedError");
  }
  const folder = await journalIn(await chosenFolder());
  await keepHandle(keyOf(company), folder);
  return folder;
}

async function chosenFolder(): Promise<FileSystemDirectoryHandle> {
  const {showDirectoryPicker} = globalThis as unknown as {showDirectoryPicker: Picker};
  try {
    return await showDirectoryPicker({id: "quarterdeck-journal", mode: "readwrite"});
  } catch (error) {
    if ((error as DOMException).name !== "AbortError") throw error;
    throw new NoFolder("Nothing was written: no folder was chosen, or its use not allowed.");
  }
}

/** Lets the reader choose a folder again. */
export async function forgetJournalFolder(company: string): Promise<void> {
  await dropHandle(keyOf(company));
}

/**
 * The journal in what the reader chose: the folder itself, or, of a configuration's folder, the one that it names, else
 * the one beside it.
 */
export async function journalIn(chosen: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> {
  if (chosen.name === "journal" || (await hasTable(chosen))) return chosen;
  for (const folder of [chosen, await folderIn(chosen, "data")]) {
    if (folder === null) continue;
    const settings = await textIn(folder, "quarterdeck.yaml");
    const named = /^journal:\s*(?:"([^"]+)"|'([^']+)'|([^\s"'#]+))/mu
      .exec(settings ?? "")
      ?.slice(1)
      .join("");
    if (named) return await namedFolder(folder, named);
    const journal = await folderIn(folder, "journal");
    if (journal) return journal;
    if (settings !== null) return await folder.getDirectoryHandle("journal", {create: true});
  }
  throw new JournalFault(
    `The folder ${chosen.name} holds no journal and no quarterdeck.yaml. Choose the folder of the journal, or that of quarterdeck.yaml.`
  );
}

/** The folder that a configuration names, from where the configuration lies. */
async function namedFolder(
  from: FileSystemDirectoryHandle,
  name: string
): Promise<FileSystemDirectoryHandle> {
  let folder: FileSystemDirectoryHandle | null = from;
  for (const part of name.split("/").filter((d) => d !== "." && d !== ""))
    folder = folder && part !== ".." ? await folderIn(folder, part) : null;
  if (folder !== null && folder !== from && !name.startsWith("/")) return folder;
  throw new JournalFault(
    `The configuration in ${from.name} names ${name} as the folder of the journal. Choose that one.`
  );
}

/** Whether a folder, however it is called, has a file of the journal and is no company's whole data. */
async function hasTable(folder: FileSystemDirectoryHandle): Promise<boolean> {
  if (await hasFile(folder, "quarterdeck.yaml")) return false;
  const files = (Object.keys(JOURNAL_COLUMNS) as JournalTable[]).map(journalFile);
  for (const name of files) if (await hasFile(folder, name)) return true;
  return false;
}
