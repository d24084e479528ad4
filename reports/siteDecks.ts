import {existsSync, linkSync} from "node:fs";
import {copyFile, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import path from "node:path";
import {replaceFile} from "../loaders/warehouse.js";
import {dataName} from "../src/lib/dataName.js";
import type {DeckFile} from "../src/lib/deckFile.js";
import {type FinishedDeck, type FinishedWords, RECIPE_PARTS} from "../src/lib/finishedDeck.js";
import {type ManifestDeck, readManifest} from "./manifest.js";
import {recipeParts} from "./recipeLine.js";
import {STAMP} from "./site/stamp.js";

/** A finished deck as a list says it; those of earlier versions say less. */
type Listed = Omit<ManifestDeck, "numbers"> & Partial<Pick<ManifestDeck, "numbers">>;

/** A file of the folder of decks itself: never a path, never of the internal briefs, which have their own folder. */
const DECK = /^[^/\\]+\.(?:pdf|pptx)$/u;

/**
 * Puts the finished customer decks of a site's accounts in reach of its page Prepare QBR: the files in `decks/`, what
 * is known of them in `_data/finished/`, one file for each account that has any, and their ids in `_data/finished.json`.
 * Decks of other accounts than the site's stay out, and so do files with comments that the site withholds.
 *
 * @param options.publish false takes them out of the site again
 */
export async function placeDecks(
  {out, decks}: {out: string; decks: string},
  {publish}: {publish: boolean}
): Promise<void> {
  if (!existsSync(path.join(out, STAMP))) return;
  const accounts = publish ? await finishedDecks(out, decks) : new Map<string, FinishedDeck[]>();
  const folder = path.join(out, "_data", "finished");
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  for (const [id, finished] of accounts)
    await writeFile(path.join(folder, `${dataName(id)}.json`), `${JSON.stringify(finished)}\n`);
  const linked = [...accounts.values()].flat().filter((d) => d.linked);
  await linkDecks(
    linked.map((d) => d.file),
    {from: decks, to: path.join(out, "decks")}
  );
  const list = `${JSON.stringify([...accounts.keys()])}\n`;
  await replaceFile(path.join(out, "_data", "finished.json"), (temporary) => writeFile(temporary, list));
}

/** The decks of this quarter and the one before, by account of the site. */
async function finishedDecks(out: string, decks: string): Promise<Map<string, FinishedDeck[]>> {
  const found = new Map<string, FinishedDeck[]>();
  const files = new Map<string, DeckFile | null>();
  const list = (await readManifest(decks)).decks as readonly Listed[];
  for (const deck of list) {
    if (!DECK.test(deck.file) || !existsSync(path.join(decks, deck.file))) continue;
    const {account_id} = deck;
    if (!files.has(account_id)) files.set(account_id, await deckFile(out, account_id));
    const of = files.get(account_id);
    if (!of) continue;
    const {quarter, previous_quarter} = of.data.period;
    if (![quarter, previous_quarter].includes(deck.quarter)) continue;
    const own = found.get(account_id) ?? [];
    found.set(account_id, [...own, finishedDeck(deck, of)]);
  }
  return found;
}

/** What the site shows of an account's deck; null where the account is not of the site. */
async function deckFile(out: string, account_id: string): Promise<DeckFile | null> {
  const file = path.join(out, "_data", "decks", `${dataName(account_id)}.json`);
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as DeckFile);
}

function finishedDeck(
  {file, quarter, language, bytes, recipe, status, ...said}: Listed,
  {data, comments, previous}: DeckFile
): FinishedDeck {
  const before = quarter !== data.period.quarter;
  const linked = before ? (previous?.comments ?? false) : comments;
  const made = recipeParts(recipe);
  return {
    ...{file, quarter, language, bytes, status: status ?? null, linked},
    recipe: Object.fromEntries(RECIPE_PARTS.map((d) => [d, made[d] ?? ""])) as FinishedDeck["recipe"],
    ...(before && {said: finishedWords(said, linked)})
  };
}

/** What a finished deck says; its slides are compared only where today's have the same comments on them. */
function finishedWords(
  {numbers = {}, slides = [], content}: Pick<Listed, "numbers" | "slides" | "content">,
  comments: boolean
): FinishedWords {
  return {
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, [value, text]]) => [name, {value, text}])
    ),
    titles: Object.fromEntries(slides.map(({id, title}) => [id, title])),
    content: comments && content ? content : null
  };
}

/** Links cost no room, and a finished deck is replaced by renaming, never written again. */
async function linkDecks(names: readonly string[], {from, to}: {from: string; to: string}): Promise<void> {
  const temporary = `${to}.${process.pid}.tmp`;
  await rm(temporary, {recursive: true, force: true});
  await mkdir(temporary);
  for (const name of names) {
    try {
      linkSync(path.join(from, name), path.join(temporary, name));
    } catch {
      await copyFile(path.join(from, name), path.join(temporary, name));
    }
  }
  await rm(to, {recursive: true, force: true});
  if ((await readdir(temporary)).length === 0) await rm(temporary, {recursive: true});
  else await rename(temporary, to);
}
