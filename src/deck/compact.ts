import {textWidth} from "../components/deck/textWidth.js";
import type {Format} from "../lib/format.js";

/** Writes counts on an axis that reaches to **top**: short from a million on. */
export function axisCount(format: Format, top: number): (value: number) => string {
  return (value) => (top < 1e6 || value === 0 ? format.count(value) : format.short(value));
}

/** Writes a number in full if it fits a cell of a table, else short: 98.8M. */
export function cellNumber(
  value: number,
  format: Format,
  {width, digits}: {width: number; digits: number}
): string {
  const full = format.decimal(value, digits);
  return textWidth(full, {size: 15, weight: 600}) <= width ? full : format.short(value);
}
