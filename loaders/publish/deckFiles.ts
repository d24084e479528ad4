import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {dataName} from "../../src/lib/dataName.js";
import type {DeckFile, DeckFileData, DeckFileNotes} from "../../src/lib/deckFile.js";
import type {DeckData} from "../../src/metrics/deckData.js";
import {lastFullQuarter, previousQuarter} from "../../src/metrics/periods.js";
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
  const publishable = (d: DeckData): DeckFileData => {
    const {notes: _, ...rest} = config.publish.comments ? d : withoutComments(d);
    return rest;
  };
  const previous = async (d: DeckData): Promise<DeckFile["previous"]> => {
    const {vendor: _vendor, internal: _internal, ...rest} = publishable(d);
    return {data: rest, notes: await noteText(d, config)};
  };
  return {
    data: publishable(data),
    notes: await noteText(data, config),
    previous: before && (await previous(before)),
    comments: config.publish.comments || (data.voice?.comments.length ?? 0) === 0
  };
}

async function noteText({account, period}: DeckData, config: Config): Promise<DeckFileNotes> {
  const {account_id} = account;
  return await readNoteText(notesFolder(config), {account_id, quarter: period.quarter});
}

/** The recipe stays that of the deck with the comments, so that a page and a finished file agree on what they are of. */
function withoutComments(data: DeckData): DeckData {
  return data.voice ? {...data, voice: {...data.voice, comments: []}} : data;
}
