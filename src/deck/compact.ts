import {textWidth} from "../components/deck/textWidth.js";
import type {Format} from "../lib/format.js";

const compact = new Map<string, Intl.NumberFormat>();

/** A number in few digits: 98.8M. */
export function shortNumber(value: number, locale: string): string {
  let format = compact.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, {notation: "compact", maximumFractionDigits: 1});
    compact.set(locale, format);
  }
  return format.format(value).replace("-", "\u2212");
}

/** Writes counts on an axis that reaches to **top**: short from a million on. */
export function axisCount(format: Format, top: number): (value: number) => string {
  return (value) => (top < 1e6 || value === 0 ? format.count(value) : shortNumber(value, format.locale));
}

/** Writes a number in full if it fits a cell of a table, else short: 98.8M. */
export function cellNumber(
  value: number,
  format: Format,
  {width, digits}: {width: number; digits: number}
): string {
  const full = format.decimal(value, digits);
  return textWidth(full, {size: 15, weight: 600}) <= width ? full : shortNumber(value, format.locale);
}
