import {formatFor} from "../../lib/format.js";
import {columnSort, type ResultColumn} from "../../lib/resultTable.js";

const format = formatFor();

/** A column of a result as its readers see it outside the workbench. */
export interface WrittenColumn {
  readonly name: string;
  /** its values stand at the right */
  readonly number: boolean;
  /** a value in words and figures */
  readonly write: (value: unknown) => string;
}

/**
 * How a column is written: by the unit that its name ends in, else all numbers of it with the same decimals.
 *
 * @param values those that are shown
 */
export function writtenColumn({name, type}: ResultColumn, values: readonly unknown[]): WrittenColumn {
  const number = columnSort(type) === "number";
  const digits = number ? precision(values) : 0;
  return {name, number, write: (value) => shown(value, name, digits)};
}

function shown(value: unknown, name: string, digits: number): string {
  if (value === null || value === undefined) return "–";
  if (typeof value !== "number") return textOf(value);
  if (/(^|_)(share|rate|retention|grr|nrr)$/.test(name)) return format.percent(value);
  if (/(^|_)(mrr|arr|spend)$/.test(name)) return format.money(value);
  return digits === 0 ? format.count(value) : format.decimal(value, digits);
}

/** How many decimals all numbers of a column have. */
function precision(values: readonly unknown[]): number {
  const fractions = values.filter((d): d is number => typeof d === "number" && !Number.isInteger(d));
  if (fractions.length === 0) return 0;
  return fractions.some((d) => Math.abs(d) >= 10) ? 1 : 3;
}

/** A value as text. */
export function textOf(value: unknown): string {
  return typeof value === "string"
    ? value
    : typeof value === "bigint"
      ? String(value)
      : JSON.stringify(value);
}
