import type {Config} from "../loaders/configTypes.js";
import type {Progress} from "../loaders/progress.js";
import type {RunOptions} from "./commands/options.js";
import {ensureSample} from "./sample.js";
import {terminalProgress} from "./terminal.js";
import {workspace, type Workspace} from "./workspace.js";

/** What every command that reads a configuration begins with. */
export interface Run {
  config: Config;
  places: Workspace;
  progress: Progress;
}

/** Reads the configuration that the options name; for the sample company, makes its files if they are missing. */
export async function beginRun(options: RunOptions): Promise<Run> {
  const places = workspace(options);
  const progress = terminalProgress();
  if (places.is_sample) await ensureSample(progress);
  const {readConfig} = await import("../loaders/config.js");
  const config = await readConfig(places.config_path, {as_of: options.asOf});
  return {config, places, progress};
}

/** Brings the warehouse up to date; `reused` when nothing that it depends on has changed. */
export async function runWarehouse(
  {config, places, progress}: Run,
  options: RunOptions
): Promise<{reused: boolean}> {
  const {buildWarehouse} = await import("../loaders/build.js");
  const {warehouse} = places;
  const {force} = options;
  return await buildWarehouse(config, {warehouse, force, progress});
}

/** The last quarter that was over on the last day of data. */
export async function lastQuarter({places}: Run): Promise<string> {
  const {openWarehouse} = await import("../loaders/warehouse.js");
  const {lastFullQuarter} = await import("../src/metrics/periods.js");
  await using db = await openWarehouse(places.warehouse, {readonly: true});
  const [row] = await db.query<{as_of: string; fiscal_year_start: number}>(
    "SELECT as_of, fiscal_year_start FROM settings"
  );
  if (row === undefined) throw new Error(`${places.warehouse}: settings is empty`);
  return lastFullQuarter(row.as_of, row.fiscal_year_start);
}

/** Publishes what the site's readers may see: the whole, or one slice of it. */
export async function runPublish({config, places, progress}: Run, {segment, csm}: RunOptions): Promise<void> {
  const {publish} = await import("../loaders/publish/publish.js");
  await publish(places.warehouse, config, {dir: places.published, segment, csm, progress});
}

/** Publishes, and builds the site of it, with the decks that are finished already. */
export async function runSite(run: Run, options: RunOptions): Promise<void> {
  const {places, progress} = run;
  await runPublish(run, options);
  const {buildSite} = await import("./site.js");
  await buildSite({published: places.published, out: places.out, force: options.force, progress});
  await runPlaceDecks(run);
}

/** Puts the finished decks into the site, where there is one and the configuration does not forbid it. */
export async function runPlaceDecks({config, places}: Run): Promise<void> {
  const {placeDecks} = await import("./siteDecks.js");
  await placeDecks(places, {publish: config.publish.decks});
}
