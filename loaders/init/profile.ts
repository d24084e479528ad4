import {readdir} from "node:fs/promises";
import path from "node:path";
import {UserError} from "../errors.js";
import {type SourceFile, formatOf} from "../ingest/files.js";
import {rawTable} from "../ingest/rawTable.js";
import {ident} from "../ingest/sql.js";
import type {Warehouse} from "../warehouse.js";
import {type ValueKind, valueKind} from "./valueKind.js";

/** How many rows of each file are looked at. */
const SAMPLE_ROWS = 1_000;

/** One column of a file as its first rows show it. */
export interface ColumnProfile {
  name: string;
  kind: ValueKind;
  /** How many of the rows looked at have a value. */
  filled: number;
  distinct: Set<string>;
  /** No value comes twice. */
  unique: boolean;
}

/** One file as its first rows show it. */
export interface FileProfile {
  file: SourceFile;
  rows: number;
  columns: ColumnProfile[];
}

async function dataFiles(folder: string): Promise<SourceFile[]> {
  const entries = await readdir(folder, {withFileTypes: true, recursive: true}).catch(() => {
    throw new UserError(`no folder at ${folder}`);
  });
  return entries
    .filter((d) => d.isFile())
    .map((d) => path.join(d.parentPath, d.name))
    .filter((d) => !/(^|[/\\])(\.|node_modules|dist|journal)/.test(path.relative(folder, d)))
    .sort()
    .flatMap((file) => {
      const format = formatOf(file);
      const label = path.relative(folder, file).split(path.sep).join("/");
      return format === undefined ? [] : [{path: file, label, format}];
    });
}

function columnProfile(name: string, values: readonly (string | null)[]): ColumnProfile {
  const given = values.filter((d): d is string => d !== null && d.trim() !== "");
  const distinct = new Set(given);
  return {
    name,
    kind: valueKind(given),
    filled: given.length,
    distinct,
    unique: given.length > 0 && distinct.size === given.length
  };
}

async function profile(db: Warehouse, file: SourceFile): Promise<FileProfile> {
  const raw = await rawTable(db, file);
  const list = raw.columns.map((d, i) => `CAST(${ident(d.name)} AS VARCHAR) AS c${i}`).join(", ");
  const rows = await db.query<Record<string, string | null>>(
    `SELECT ${list} FROM ${raw.from("skip")} LIMIT ${SAMPLE_ROWS}`
  );
  const columns = raw.columns.map((d, i) =>
    columnProfile(
      d.name,
      rows.map((row) => row[`c${i}`] ?? null)
    )
  );
  return {file, rows: rows.length, columns};
}

/** Looks at every CSV, Parquet and JSON file of a folder and its subfolders; files that cannot be read are listed apart. */
export async function profileFolder(
  db: Warehouse,
  folder: string
): Promise<{profiles: FileProfile[]; unreadable: string[]}> {
  const profiles: FileProfile[] = [];
  const unreadable: string[] = [];
  for (const file of await dataFiles(folder)) {
    try {
      profiles.push(await profile(db, file));
    } catch (error) {
      unreadable.push(`${file.label}: ${(error as Error).message.split("\n")[0]}`);
    }
  }
  return {profiles, unreadable};
}
