import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import {dataName} from "../../src/lib/dataName.js";
import {lastFullQuarter} from "../../src/metrics/periods.js";
import type {Config} from "../configTypes.js";
import type {Progress} from "../progress.js";
import {deckSlices} from "../slice.js";
import {openWarehouse} from "../warehouse.js";

/** What decides which decks can be previewed. */
export interface DeckFileOptions {
  dir: string;
  config: Config;
  /** Accounts of the audience; the peers that a deck compares with may be any. */
  accounts: string[];
  progress: Progress;
}

/** Writes the data of each account’s deck of the last full quarter, for the preview page. */
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
  for (const [account_id, data] of slices) {
    await writeFile(path.join(dir, `${dataName(account_id)}.json`), `${JSON.stringify(data)}\n`);
  }
  progress.end(label, `${slices.size}`);
}
