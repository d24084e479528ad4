import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {group} from "d3";
import {removeTemporaries} from "../loaders/temporaryFiles.js";
import {replaceFile} from "../loaders/warehouse.js";
import type {DeckStatus} from "../src/deck/reviewStatus.js";
import type {CheckItem} from "../src/deck/types.js";
import {type FolderFault, writingTo} from "./batch/folderFault.js";
import {journalHolder, journalled, openJournal} from "./batch/journal.js";
import {lockFolder, self} from "./batch/lock.js";
import {recipeParts} from "./recipeLine.js";
import type {RenderedDeck} from "./render.js";

/** A finished deck as the manifest lists it. How far its review is stands only at decks that are sent. */
export interface ManifestDeck extends Pick<RenderedDeck, "content" | "numbers">, Partial<DeckStatus> {
  account_id: string;
  account_name: string;
  quarter: string;
  language: string;
  file: string;
  recipe: string;
  /** of the file, in hexadecimal digits */
  sha256: string;
  bytes: number;
  pages: number;
  slides: {id: string; title: string}[];
  /** what the CSM should know before sending it */
  checklist: readonly CheckItem[];
  /** names that could not be looked for: too short, or in the slice or the templates themselves */
  not_searched: number;
}

/** A deck that could not be made. */
export interface FailedDeck {
  account_id: string;
  account_name?: string;
  /** of the deck; none where the account can have no deck at all */
  language?: string;
  reason: string;
  /** its files of an earlier recipe, which lie there still and are listed no more */
  older?: string[];
}

interface Manifest {
  decks: readonly ManifestDeck[];
  failed: readonly FailedDeck[];
}

const DECK_LIST = "manifest.json";

/** The list of the decks in a folder, kept in manifest.json beside them; nobody else writes there while it is open. */
export interface DeckList {
  readonly folder: string;
  /** the decks listed now, in order of their files */
  readonly decks: readonly ManifestDeck[];
  /** the entry of a file that lies there just as listed */
  known(file: string): ManifestDeck | null;
  /** writes a finished deck and lists it; killed at any moment, list and files agree */
  add(deck: Omit<ManifestDeck, "sha256" | "bytes">, bytes: Uint8Array): Promise<void>;
  /** lists what is known anew of a file that lies there */
  update(deck: ManifestDeck): void;
  /** lists a file no more; whether it was listed */
  drop(file: string): boolean;
  /** writes the list, with the decks that failed this time */
  save(failed: readonly FailedDeck[]): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The list of the decks in a folder as it lies there; empty where there is none. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    const {decks, failed} = JSON.parse(await readFile(path.join(folder, DECK_LIST), "utf8")) as Manifest;
    return Array.isArray(decks) && Array.isArray(failed) ? {decks, failed} : {decks: [], failed: []};
  } catch {
    return {decks: [], failed: []}; // none yet, or one that something else wrote: all is made again
  }
}

/** One line for each, so that a long list stays short and two of them can be compared. */
function lines(list: readonly unknown[]): string {
  return `[\n${list.map((d) => JSON.stringify(d)).join(",\n")}\n]`;
}

/** Of what was listed, the entries whose files lie there just so; of several of a file the one that it is. */
async function present(folder: string, listed: readonly ManifestDeck[]): Promise<Map<string, ManifestDeck>> {
  const by_file = group(
    listed.filter((d) => typeof d?.file === "string"),
    (d) => d.file
  );
  const found = new Map<string, ManifestDeck>();
  for (const [file, entries] of by_file) {
    const bytes = await readFile(path.join(folder, file)).catch(() => null);
    const hash = bytes && sha256(bytes);
    const entry = entries.findLast((d) => d.sha256 === hash);
    if (entry) found.set(file, entry);
  }
  return found;
}

async function writeManifest(folder: string, {decks, failed}: Manifest): Promise<void> {
  const list = decks.map((d) => ({...d, made_from: recipeParts(d.recipe)}));
  const text = `{"decks": ${lines(list)},\n"failed": ${lines(failed)}}\n`;
  await replaceFile(path.join(folder, DECK_LIST), (temporary) => writeFile(temporary, text), {tidy: true});
}

const sorted = (decks: ReadonlyMap<string, ManifestDeck>) =>
  [...decks.values()].sort((a, b) => (a.file < b.file ? -1 : 1));

/**
 * Opens the list of a folder, which is made if missing, and takes up what a killed run left there.
 *
 * @param lost is told when another run has taken the folder over
 * @throws FolderFault where nothing can be written, or another run is at work
 */
export async function openDeckList(folder: string, lost: (fault: FolderFault) => void): Promise<DeckList> {
  return await writingTo(folder, async () => {
    await mkdir(folder, {recursive: true});
    const held = {lost: null as FolderFault | null};
    const taken = (fault: FolderFault) => lost((held.lost = fault));
    const unlock = await lockFolder(folder, {holder: () => journalHolder(folder), lost: taken});
    try {
      return await lockedList(folder, {held, unlock});
    } catch (error) {
      await unlock();
      throw error;
    }
  });
}

/** A folder's lock. */
interface Lock {
  /** why nothing may be written any more: list, journal and files are another run's by then */
  readonly held: {lost: FolderFault | null};
  unlock: () => Promise<void>;
}

async function lockedList(folder: string, {held, unlock}: Lock): Promise<DeckList> {
  await removeTemporaries(folder);
  const before = await readManifest(folder);
  const added = await journalled<ManifestDeck>(folder);
  const decks = await present(folder, [...before.decks, ...added]);
  if (added.length > 0 || decks.size < before.decks.length)
    await writeManifest(folder, {decks: sorted(decks), failed: before.failed});
  const journal = await openJournal<ManifestDeck>(folder, self());
  let unsaved = false;
  const assertHeld = () => {
    if (held.lost) throw held.lost;
  };
  const save = async (failed: readonly FailedDeck[]) => {
    assertHeld();
    await writeManifest(folder, {decks: sorted(decks), failed});
    unsaved = false;
  };
  return {
    folder,
    get decks() {
      return sorted(decks);
    },
    known: (file) => decks.get(file) ?? null,
    add: (deck, bytes) =>
      writingTo(folder, async () => {
        const entry = {...deck, sha256: sha256(bytes), bytes: bytes.length};
        // Noted before the file gets its name: an entry counts only where the file is the one that it tells of.
        const write = async (temporary: string) => {
          await writeFile(temporary, bytes);
          assertHeld();
          await journal.add(entry);
        };
        await replaceFile(path.join(folder, deck.file), write, {tidy: true});
        decks.set(deck.file, entry);
        unsaved = true;
      }),
    update: (deck) => {
      decks.set(deck.file, deck);
      unsaved = true;
    },
    drop: (file) => decks.delete(file),
    save: (failed) => writingTo(folder, () => save(failed)),
    async [Symbol.asyncDispose]() {
      if (unsaved) await save(before.failed).catch(() => undefined);
      // Where the list could not be written, the journal stands in for it.
      await (unsaved || held.lost ? journal.close() : journal.remove()).catch(() => undefined);
      await unlock().catch(() => undefined); // another run may hold it by now
    }
  };
}
