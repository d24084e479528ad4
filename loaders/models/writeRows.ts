import {rm, writeFile} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import {randomBytes} from "node:crypto";
import {removeAtExit} from "../temporaryFiles.js";
import type {Warehouse} from "../warehouse.js";

type Cell = string | number | boolean | null | undefined;

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return typeof value === "boolean" ? String(value) : `"${value.replaceAll('"', '""')}"`;
}

/**
 * Makes a table of rows that were computed here. They go through a temporary CSV file, which is ten times as fast as
 * appending row by row.
 *
 * @param columns DuckDB type by column, in the order of the table
 */
export async function writeRows<T extends object>(
  db: Warehouse,
  {table, columns, rows}: {table: string; columns: Record<string, string>; rows: readonly T[]}
): Promise<void> {
  const names = Object.keys(columns);
  const types = names.map((d) => `'${d}': '${columns[d]}'`).join(", ");
  const folder = db.path === ":memory:" ? os.tmpdir() : path.dirname(path.resolve(db.path));
  const file = path.join(folder, `.rows-${process.pid}-${randomBytes(4).toString("hex")}.csv`);
  const forget = removeAtExit(file);
  try {
    const lines = rows.map((row) => names.map((d) => csvCell((row as Record<string, Cell>)[d])).join(","));
    await writeFile(file, `${names.join(",")}\n${lines.join("\n")}${lines.length > 0 ? "\n" : ""}`);
    await db.run(
      `CREATE TABLE ${table} AS FROM read_csv('${file.replaceAll("'", "''")}', auto_detect = false, header = true,
        delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false, new_line = '\\n', columns = {${types}})`
    );
  } finally {
    await rm(file, {force: true});
    forget();
  }
}
