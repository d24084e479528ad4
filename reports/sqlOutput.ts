import {FORMULA} from "../src/lib/csv.js";
import {plainTable} from "./checkText.js";

/** A row of a query's result. */
export type Row = Record<string, unknown>;

/** The forms in which a result can be printed. */
export type SqlFormat = "table" | "csv" | "json";

/** A query's result as text: a table for people, CSV or JSON for programs. */
export function sqlOutput(rows: readonly Row[], format: SqlFormat): string {
  const columns = Object.keys(rows[0] ?? {});
  if (format === "json") return `${JSON.stringify(rows, null, 2)}\n`;
  if (format === "csv") return [columns, ...rows.map((d) => columns.map((c) => d[c]))].map(csvLine).join("");
  if (rows.length === 0) return "no rows\n";
  const view = plainTable(columns);
  for (const row of rows) view.push(columns.map((c) => text(row[c]).replace(/[\r\n]+/g, " ")));
  return `${view.toString()}\n${rows.length} ${rows.length === 1 ? "row" : "rows"}\n`;
}

function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe; numbers stay as they are. */
function csvField(value: unknown): string {
  const field = typeof value === "string" && FORMULA.test(value) ? `'${value}` : text(value);
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- objects have gone the other way
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
