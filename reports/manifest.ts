import {existsSync} from "node:fs";
import {open, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {replaceFile} from "../loaders/warehouse.js";
import type {CheckItem} from "../src/deck/types.js";
import {recipeIn} from "./pdfRecipe.js";
import {recipeInPptx} from "./pptx/strings.js";

/** A finished deck as the manifest lists it. */
export interface ManifestDeck {
  account_id: string;
  quarter: string;
  language: string;
  file: string;
  recipe: string;
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
  /** of the deck; none where the account can have no deck at all */
  language?: string;
  reason: string;
}

interface Manifest {
  decks: ManifestDeck[];
  failed: FailedDeck[];
}

/** The file of the list in a folder of decks. */
export const DECK_LIST = "manifest.json";
const TAIL = 8192;

/** The list of the decks in a folder, kept in manifest.json beside them. */
export interface DeckList {
  /** the entry of a finished deck of this very recipe, if the file is there and carries it */
  finished(file: string, recipe: string): Promise<ManifestDeck | null>;
  add(deck: ManifestDeck): void;
  /** writes the list, with the decks that failed this time */
  save(failed: readonly FailedDeck[]): Promise<void>;
}

async function tailOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const {size} = await handle.stat();
    const length = Math.min(size, TAIL);
    const buffer = Buffer.alloc(length);
    await handle.read(buffer, 0, length, size - length);
    return buffer;
  } finally {
    await handle.close();
  }
}

/** What a finished file says that it was made from. */
async function recipeOf(file: string): Promise<string | null> {
  return file.endsWith(".pptx") ? recipeInPptx(await readFile(file)) : recipeIn(await tailOf(file));
}

/** The list of the decks in a folder as it lies there; empty where there is none. */
export async function readManifest(file: string): Promise<Manifest> {
  try {
    const {decks, failed} = JSON.parse(await readFile(file, "utf8")) as Manifest;
    return Array.isArray(decks) && Array.isArray(failed) ? {decks, failed} : {decks: [], failed: []};
  } catch {
    // None yet, or one that something else wrote: the decks themselves carry their recipes.
    return {decks: [], failed: []};
  }
}

/** Opens the list of a folder. */
export async function openDeckList(folder: string): Promise<DeckList> {
  const file = path.join(folder, DECK_LIST);
  const {decks} = await readManifest(file);
  const known = new Map(
    decks
      .filter((d) => typeof d.file === "string" && existsSync(path.join(folder, d.file)))
      .map((d) => [d.file, d])
  );
  return {
    async finished(name, recipe) {
      const deck = known.get(name);
      const at = path.join(folder, name);
      if (!deck || deck.recipe !== recipe || !existsSync(at)) return null;
      return (await recipeOf(at)) === recipe ? deck : null;
    },
    add: (deck) => void known.set(deck.file, deck),
    async save(failed) {
      const sorted = [...known.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
      const text = `${JSON.stringify({decks: sorted, failed}, null, 2)}\n`;
      await replaceFile(file, (temporary) => writeFile(temporary, text));
    }
  };
}
