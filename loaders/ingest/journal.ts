import {existsSync, readdirSync, statSync} from "node:fs";
import path from "node:path";
import {didYouMean} from "../../src/lib/nearMiss.js";
import {lineOf} from "../configFaults.js";
import type {Config, Source} from "../configTypes.js";
import {TABLE_NAMES, type TableName, tableRule} from "../contract.js";
import {UserError} from "../errors.js";

const FOLDERS = ["journal", "data/journal"];

/**
 * The journal tables found, as sources: a CSV file each in the folder configured, else in journal/ or data/journal/.
 *
 * @throws UserError where the folder configured is not there; without one nobody need have written anything
 */
export function journalSources(config: Config): Partial<Record<TableName, Source>> {
  const folders = config.journal === undefined ? FOLDERS : [journalFolder(config, config.journal)];
  const sources: Partial<Record<TableName, Source>> = {};
  for (const name of TABLE_NAMES.filter((d) => tableRule(d).journal)) {
    const file = folders.map((d) => `${d}/${name}.csv`).find((d) => existsSync(path.resolve(config.dir, d)));
    if (file !== undefined) sources[name] = {from: file, columns: {}};
  }
  return sources;
}

function journalFolder({path: file, dir, lines}: Config, folder: string): string {
  const absolute = path.resolve(dir, folder);
  const found = statSync(absolute, {throwIfNoEntry: false});
  if (found?.isDirectory()) return folder;
  const why = found
    ? "it is a file; name the folder that it lies in"
    : `there is no such folder${nearMiss(absolute)}`;
  throw new UserError(`${file}:${lineOf(lines, "journal")}: journal: ${folder}: ${why}`);
}

function nearMiss(absolute: string): string {
  const above = path.dirname(absolute);
  if (!existsSync(above)) return `; nor is there ${above}`;
  const folders = readdirSync(above, {withFileTypes: true}).filter((d) => d.isDirectory());
  return didYouMean(
    path.basename(absolute),
    folders.map((d) => d.name)
  );
}
