import {readdirSync} from "node:fs";
import path from "node:path";
import {UserError} from "../errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {Warehouse} from "../warehouse.js";

/** How a file is read. */
export type FileFormat = "csv" | "parquet" | "json";

/** A file named by the configuration. */
export interface SourceFile {
  /** Absolute. */
  path: string;
  /** Relative to the config file, as messages and rejected rows show it. */
  label: string;
  format: FileFormat;
}

/** A place in the configuration, for messages. */
export interface Place {
  file: string;
  line: number;
}

const FORMATS: [RegExp, FileFormat][] = [
  [/\.(csv|tsv|txt)(\.gz)?$/i, "csv"],
  [/\.(parquet|pq)$/i, "parquet"],
  [/\.(json|ndjson|jsonl)(\.gz)?$/i, "json"]
];

/** The format that a file’s name promises, or undefined. */
export function formatOf(file: string): FileFormat | undefined {
  return FORMATS.find(([pattern]) => pattern.test(file))?.[1];
}

function siblings(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function missingFile(pattern: string, absolute: string): string {
  const folder = path.dirname(absolute);
  const names = siblings(folder);
  if (names.length === 0) return `${pattern}: the folder ${folder} does not exist or is empty`;
  const guess = didYouMean(path.basename(absolute), names);
  return `${pattern}: no such file in ${folder}${guess || `; it holds ${names.slice(0, 8).join(", ")}`}`;
}

/** The files that a path or glob of the configuration means, in name order; throws when there is none. */
export async function sourceFiles(
  db: Warehouse,
  pattern: string,
  {dir, place}: {dir: string; place: Place}
): Promise<SourceFile[]> {
  const where = `${place.file}:${place.line}: `;
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(pattern)) {
    throw new UserError(`${where}${pattern}: only local files are read; copy it beside the config file`);
  }
  const absolute = path.resolve(dir, pattern);
  const found = await db.query<{file: string}>("SELECT file FROM glob($1) ORDER BY file", [absolute]);
  if (found.length === 0) throw new UserError(`${where}${missingFile(pattern, absolute)}`);
  return found.map(({file}) => {
    const format = formatOf(file);
    if (format === undefined) {
      throw new UserError(`${where}${pattern}: expected a .csv, .tsv, .parquet, .json or .ndjson file`);
    }
    return {path: file, label: path.relative(dir, file).split(path.sep).join("/"), format};
  });
}
