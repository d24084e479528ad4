import {JournalFault} from "../../lib/journalLine.js";
import {allowed, dropHandle, keepHandle, keptHandle} from "../handles.js";
import {type Picker} from "../prepare/folder.js";
import {folderIn, hasFile} from "./contents.js";

const keyOf = (company: string) => `journal of ${company}`;

/** The journal's folder, chosen before or now. */
export async function journalFolder(company: string): Promise<FileSystemDirectoryHandle> {
  const known = await keptHandle<FileSystemDirectoryHandle>(keyOf(company));
  if (known && (await allowed(known, "readwrite"))) return known;
  const {showDirectoryPicker} = globalThis as unknown as {showDirectoryPicker: Picker};
  const folder = await journalIn(await showDirectoryPicker({id: "quarterdeck-journal", mode: "readwrite"}));
  await keepHandle(keyOf(company), folder);
  return folder;
}

/** Lets the reader choose a folder again. */
export async function forgetJournalFolder(company: string): Promise<void> {
  await dropHandle(keyOf(company));
}

/** The journal in what the reader chose: the folder itself, or, of a configuration's folder, the one beside it. */
export async function journalIn(chosen: FileSystemDirectoryHandle): Promise<FileSystemDirectoryHandle> {
  if (chosen.name === "journal") return chosen;
  for (const folder of [chosen, await folderIn(chosen, "data")]) {
    const journal = folder && (await folderIn(folder, "journal"));
    if (journal) return journal;
    if (folder && (await hasFile(folder, "quarterdeck.yaml")))
      return await folder.getDirectoryHandle("journal", {create: true});
  }
  throw new JournalFault(
    `The folder ${chosen.name} holds no journal and no quarterdeck.yaml. Choose data/journal, or the folder of quarterdeck.yaml.`
  );
}
