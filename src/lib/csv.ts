/** What a cell of a CSV file may hold; nothing is an empty cell. */
export type CsvValue = string | number | boolean | null | undefined;

/** A column of a CSV file. */
export interface CsvColumn<T> {
  key: string;
  value(row: T): CsvValue;
  /** its values are numbers, also where they come as text because they have more digits than a number holds */
  number?: boolean;
}

/** Characters, as of a class of a regular expression, with which a cell that a spreadsheet runs begins (OWASP, CSV injection). */
export const FORMULA_STARTS = "=+@\uFF1D\uFF0B\uFF20\uFF0D\\t\\r\\n-";

/** What a spreadsheet would run as a formula. */
export const FORMULA = new RegExp(`^[${FORMULA_STARTS}]`);

function cell(value: CsvValue, number = false): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = !number && FORMULA.test(String(value)) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows as CSV (RFC 4180): text that a spreadsheet would take for a formula is quoted as text. */
export function toCsv<T>(rows: Iterable<T>, columns: readonly CsvColumn<T>[]): string {
  const lines = [columns.map((d) => cell(d.key)).join(",")];
  for (const row of rows) lines.push(columns.map((d) => cell(d.value(row), d.number)).join(","));
  return `${lines.join("\r\n")}\r\n`;
}
