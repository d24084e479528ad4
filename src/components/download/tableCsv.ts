import type {CsvValue} from "../../lib/csv.js";
import {toCsv} from "../../lib/csv.js";

/** The values of a row in a file, by the names of their columns. */
export type CsvRecord = Readonly<Record<string, CsvValue>>;

/** What finds the tables that tableCsv can write. */
export const TABLES = ".qd-table-box table, .qd-cohort-box, .qd-bands";

const BOX = ".qd-table-box";

const kept = new WeakMap<Element, () => string>();

/** Keeps with a table the file of what stands behind its cells: numbers as they are, not as they are printed. */
export function keepCsv(table: Element, csv: () => string): void {
  kept.set(table, csv);
}

/** A table as CSV: the values behind its cells where they are known, else what it says. */
export function tableCsv(table: Element): string {
  const box = kept.has(table) ? table : (table.closest(BOX) ?? table.querySelector(BOX));
  return (box && kept.get(box)?.()) ?? recordsCsv(saidBy(table));
}

/** Records as CSV, with every column that any of them has. */
export function recordsCsv(rows: readonly CsvRecord[]): string {
  const keys = [...new Set(rows.flatMap((d) => Object.keys(d)))];
  return toCsv(
    rows,
    keys.map((key) => ({key, value: (d: CsvRecord) => d[key]}))
  );
}

function saidBy(table: Element): CsvRecord[] {
  const text = (node: Element) => (node.textContent ?? "").replace(/\s+/g, " ").trim();
  const names = Array.from(table.querySelectorAll("thead th"), (d, i) => text(d) || `column_${i + 1}`);
  return Array.from(table.querySelectorAll("tbody tr"), (row) =>
    Object.fromEntries(Array.from(row.children, (d, i) => [names[i] ?? `column_${i + 1}`, text(d)]))
  );
}
