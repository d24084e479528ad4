import {existsSync} from "node:fs";
import path from "node:path";
import type {Config, Source} from "../configTypes.js";
import {TABLE_NAMES, type TableName, tableRule} from "../contract.js";

const FOLDERS = ["journal", "data/journal"];

/** The journal tables found beside the config file, as sources: journal/ or data/journal/ with a CSV file each. */
export function journalSources(config: Config): Partial<Record<TableName, Source>> {
  const sources: Partial<Record<TableName, Source>> = {};
  for (const name of TABLE_NAMES.filter((d) => tableRule(d).journal)) {
    const file = FOLDERS.map((d) => `${d}/${name}.csv`).find((d) => existsSync(path.join(config.dir, d)));
    if (file !== undefined) sources[name] = {from: file, columns: {}};
  }
  return sources;
}
