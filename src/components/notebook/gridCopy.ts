import {formatFor} from "../../lib/format.js";
import {type GridCursor, markedRange} from "./gridCursor.js";
import type {GridPages} from "./gridPages.js";

/** Cells that are copied at most. */
const COPIED = 200_000;

/**
 * The marked cells as text for a spreadsheet.
 *
 * @throws Error if they are too many
 */
export async function markedText(
  pages: GridPages,
  cursor: GridCursor
): Promise<{text: string; cells: number}> {
  const {rows, columns} = markedRange(cursor);
  const cells = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1);
  if (cells > COPIED)
    throw new Error(`At most ${formatFor().count(COPIED)} cells are copied; CSV takes all.`);
  const found = await pages.rows(rows[0], rows[1]);
  return {text: tabSeparated(found.map((d) => d.slice(columns[0], columns[1] + 1))), cells};
}

/** Cells as a spreadsheet takes them: tabs and line ends within a value become spaces. */
export function tabSeparated(rows: readonly (readonly unknown[])[]): string {
  const text = (value: unknown) => (valueText(value) ?? "").replace(/[\t\r\n]+/g, " ");
  return rows.map((d) => d.map(text).join("\t")).join("\n");
}

/** A value as its cell has it, unrounded; null where there is none. */
export function valueText(value: unknown): string | null {
  return value === null || value === undefined ? null : `${value as string}`;
}
