import {randomBytes} from "node:crypto";
import {open, rm} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import {removeAtExit} from "../temporaryFiles.js";
import type {Warehouse} from "../warehouse.js";

/** A value of a row. */
export type Cell = string | number | boolean | null;

const PART_LENGTH = 1 << 20;

function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "string") return `"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
  return Number.isFinite(Number(value)) ? String(value) : "";
}

function csvLine(row: readonly Cell[]): string {
  let line = csvCell(row[0] ?? null);
  for (let i = 1; i < row.length; ++i) line += `,${csvCell(row[i] ?? null)}`;
  return `${line}\n`;
}

async function writeLines(file: string, rows: Iterable<readonly Cell[]>): Promise<void> {
  const handle = await open(file, "w");
  try {
    let part = "";
    for (const row of rows) {
      part += csvLine(row);
      if (part.length < PART_LENGTH) continue;
      await handle.write(part);
      part = "";
    }
    await handle.write(part);
  } finally {
    await handle.close();
  }
}

/**
 * Makes a table of rows that are computed here. They go through a temporary CSV file, which is ten times as fast as
 * appending row by row.
 *
 * @param columns DuckDB type by column, in the order of the cells of a row
 */
export async function writeRows(
  db: Warehouse,
  {table, columns, rows}: {table: string; columns: Record<string, string>; rows: Iterable<readonly Cell[]>}
): Promise<void> {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  const folder = db.path === ":memory:" ? os.tmpdir() : path.dirname(path.resolve(db.path));
  const file = path.join(folder, `.rows-${process.pid}-${randomBytes(4).toString("hex")}.csv`);
  const forget = removeAtExit(file);
  try {
    await writeLines(file, rows);
    await db.run(
      `CREATE TABLE ${table} AS FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = false,
        delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, columns = {${types.join(", ")}})`
    );
  } finally {
    await rm(file, {force: true});
    forget();
  }
}
