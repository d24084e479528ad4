import {rename, writeFile} from "node:fs/promises";
import type {Cell, Row} from "./tables/rows.js";

/** Writes rows as CSV; the columns are those of the first row. */
export async function writeCsv(path: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const lines = [columns.join(","), ...rows.map((row) => columns.map((d) => quote(row[d]!)).join(","))];
  await writeWhole(path, `${lines.join("\n")}\n`);
}

export async function writeJson(path: string, rows: readonly Row[]): Promise<void> {
  await writeWhole(path, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
}

/** Writes a file that gets its name when it is complete. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}

function quote(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
