import {existsSync} from "node:fs";
import path from "node:path";
import type {Config, Source} from "../configTypes.js";
import {TABLE_NAMES, type TableName, tableRule} from "../contract.js";

const FOLDERS = ["journal", "data/journal"];

/** The journal tables found, as sources: a CSV file each in the folder configured, else in journal/ or data/journal/. */
export function journalSources(config: Config): Partial<Record<TableName, Source>> {
  const folders = config.journal === undefined ? FOLDERS : [config.journal];
  const sources: Partial<Record<TableName, Source>> = {};
  for (const name of TABLE_NAMES.filter((d) => tableRule(d).journal)) {
    const file = folders.map((d) => `${d}/${name}.csv`).find((d) => existsSync(path.join(config.dir, d)));
    if (file !== undefined) sources[name] = {from: file, columns: {}};
  }
  return sources;
}
