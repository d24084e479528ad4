import {mkdir, writeFile} from "node:fs/promises";
import path from "node:path";
import type {Config} from "../configTypes.js";
import type {Progress} from "../progress.js";
import {replaceFolder} from "../replaceFolder.js";
import type {Warehouse} from "../warehouse.js";
import {writeAccountFiles} from "./accountFiles.js";
import {accountWindows} from "./accountWindows.js";
import type {Audience} from "./audience.js";
import {audienceConfig, openAudience} from "./audience.js";
import {writePublished} from "./database.js";
import {writeDecks} from "./deckFiles.js";
import {writeLossFiles} from "./lossFiles.js";
import {isPublished, publishFingerprint, writeManifest} from "./manifest.js";
import {experimentReports} from "./experiments.js";
import {readSalt} from "./salt.js";
import type {SiteContext, SiteFiles} from "./siteFiles.js";
import {siteFiles} from "./siteFiles.js";
import {publishedWindows} from "./windows.js";

/** Where a published folder goes and whom it is for. */
export interface PublishOptions extends Audience {
  dir: string;
  progress: Progress;
}

/**
 * Writes what the site’s readers may see of a warehouse: `published.duckdb`, `site/*.json`, `accounts/*.json`,
 * `losses/*.json` and `decks/*.json`. With a segment or a CSM only their accounts are in it. The folder is replaced as a whole, and left
 * as it is when nothing that it depends on has changed.
 */
export async function publish(
  warehouse_path: string,
  config: Config,
  {dir, segment, csm, progress}: PublishOptions
): Promise<{dir: string; reused: boolean}> {
  const label = "Publish";
  const audience = {segment, csm};
  const salt = await readSalt(config, path.dirname(dir));
  await using db = await openAudience(warehouse_path, audience);
  const fingerprint = await publishFingerprint(db, {config, audience, salt});
  if (await isPublished(dir, fingerprint)) {
    progress.note(`Publish: nothing has changed in ${dir}`);
    return {dir, reused: true};
  }
  progress.start(label);
  const own = await audienceConfig(db, config, audience);
  await replaceFolder(dir, async (temporary) => {
    const file = path.join(temporary, "published.duckdb");
    const experiments = await experimentReports(db, own);
    await writePublished(db, {file, salt, comments: config.publish.comments, experiments});
    const windows = await publishedWindows(db);
    const {likes, lessons} = await writeSite(db, path.join(temporary, "site"), {
      config: own,
      audience,
      windows,
      warehouse: warehouse_path
    });
    await db.run("USE published");
    const accounts = await writeAccountFiles(db, {
      dir: path.join(temporary, "accounts"),
      windows: accountWindows(windows),
      likes,
      progress
    });
    await writeLossFiles(db, {dir: path.join(temporary, "losses"), lessons});
    await db.run("USE memory; DETACH published");
    await writeDecks(warehouse_path, {dir: path.join(temporary, "decks"), config, accounts, progress});
    await writeManifest(temporary, {fingerprint, accounts: accounts.length});
    progress.end(label, `${accounts.length} accounts`);
  });
  return {dir, reused: false};
}

async function writeSite(db: Warehouse, dir: string, context: SiteContext): Promise<SiteFiles> {
  await mkdir(dir, {recursive: true});
  const site = await siteFiles(db, context);
  for (const [name, data] of Object.entries(site.files)) {
    await writeFile(path.join(dir, `${name}.json`), `${JSON.stringify(data)}\n`);
  }
  return site;
}
