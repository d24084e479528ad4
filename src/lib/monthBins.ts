import type {MonthColumn} from "./accountMonthsData.js";

/** Characters from ( to [ need no escape in JSON. */
const FIRST_CODE = 40;
const MOST_BINS = 51;

/** In which bin a value lies: the outermost ones hold what lies beyond; values not known have a bin after the last. */
export function binOf(value: number | null, {width, bins}: Pick<MonthColumn, "width" | "bins">): number {
  if (value === null || !Number.isFinite(value)) return bins;
  // A bin starts at its left end: 0.3 is not to fall below 3 x 0.1.
  return Math.min(bins - 1, Math.max(0, Math.floor(value / width + 1e-9)));
}

/**
 * Writes bins as text, one character each.
 *
 * @throws RangeError if there are more than 51 bins
 */
export function packBins(rows: Iterable<number>, bins: number): string {
  if (bins > MOST_BINS) throw new RangeError(`${bins} bins, more than ${MOST_BINS}`);
  let text = "";
  for (const bin of rows) text += String.fromCharCode(FIRST_CODE + bin);
  return text;
}

/** Reads bins from text. */
export function unpackBins(text: string): Uint8Array {
  const rows = new Uint8Array(text.length);
  for (let i = 0; i < rows.length; ++i) rows[i] = text.charCodeAt(i) - FIRST_CODE;
  return rows;
}
