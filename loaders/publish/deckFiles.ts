import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {dataName} from "../../src/lib/dataName.js";
import type {DeckFile, DeckFileData, PublishedDeck} from "../../src/lib/deckFile.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {lastFullQuarter} from "../../src/metrics/periods.js";
import {previousQuarter} from "../../src/metrics/quarters.js";
import type {Config} from "../configTypes.js";
import type {Progress} from "../progress.js";
import {deckSlices} from "../slice.js";
import {notesFolder, readNoteText} from "../slice/notes.js";
import {openWarehouse} from "../warehouse.js";

/** What decides which decks can be previewed. */
export interface DeckFileOptions {
  dir: string;
  config: Config;
  /** Accounts of the audience; the peers that a deck compares with may be any. */
  accounts: string[];
  progress: Progress;
}

/**
 * Writes what each account’s deck of the last full quarter is made from, and that of the quarter before, for the page
 * Prepare QBR.
 */
export async function writeDecks(
  warehouse_path: string,
  {dir, config, accounts, progress}: DeckFileOptions
): Promise<void> {
  const label = "Deck previews";
  await mkdir(dir, {recursive: true});
  progress.start(label);
  await using db = await openWarehouse(warehouse_path, {readonly: true});
  const [settings] = await db.query<{as_of: string}>("SELECT as_of FROM settings");
  const quarter = lastFullQuarter(settings?.as_of ?? "", config.fiscal_year_start);
  const slices = await deckSlices(db, config, {quarter, accounts});
  const before = await deckSlices(db, config, {
    quarter: previousQuarter(quarter),
    accounts: [...slices.keys()]
  });
  for (const [account_id, data] of slices) {
    const file = await deckFile(data, before.get(account_id) ?? null, config);
    await writeFile(path.join(dir, `${dataName(account_id)}.json`), `${JSON.stringify(file)}\n`);
  }
  progress.end(label, `${slices.size}`);
}

async function deckFile(data: DeckData, before: DeckData | null, config: Config): Promise<DeckFile> {
  return {...(await published(data, config)), previous: before && (await previousDeck(before, config))};
}

async function previousDeck(before: DeckData, config: Config): Promise<DeckFile["previous"]> {
  const {data, ...rest} = await published(before, config);
  const {vendor: _vendor, internal: _internal, ...own} = data;
  return {data: own, ...rest};
}

/** The recipe stays that of the deck with the comments, so that a page and a finished file agree on what they are of. */
async function published(
  {notes: _, ...data}: DeckData,
  config: Config
): Promise<PublishedDeck<DeckFileData>> {
  const {voice, account, period} = data;
  const key = {account_id: account.account_id, quarter: period.quarter};
  const notes = await readNoteText(notesFolder(config), key);
  const comments = config.publish.comments || (voice?.comments.length ?? 0) === 0;
  return {data: comments ? data : {...data, voice: voice && {...voice, comments: []}}, notes, comments};
}
