import {columnSort, type ResultColumn} from "../../lib/resultTable.js";

/** More decimals than these say nothing to a reader. */
const DECIMALS = 4;

/**
 * Writes the values of a column: numbers with one precision, taken from the rows that are first seen. A later number
 * with more decimals raises it from there on: none is shown rounder than it is.
 */
export function valueWriter(
  {name, type}: ResultColumn,
  sample: readonly unknown[]
): (value: unknown) => string {
  if (columnSort(type) !== "number") return (value) => String(value);
  const values = sample.map(Number).filter(Number.isFinite);
  let digits = Math.max(0, ...values.map(decimals));
  const plain = digits === 0 && (/(^|_)(id|year)$/i.test(name) || isYears(values));
  const writer = () =>
    new Intl.NumberFormat("en", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: !plain
    });
  let format = writer();
  return (value) => {
    const needed = Number.isFinite(Number(value)) ? decimals(Number(value)) : 0;
    if (needed > digits) {
      digits = needed;
      format = writer();
    }
    // text: a number with more digits than JavaScript holds, which it writes all the same
    return format.format(value as Intl.StringNumericLiteral).replace("-", "\u2212");
  };
}

function isYears(values: readonly number[]): boolean {
  return values.length > 0 && values.every((d) => d >= 1900 && d <= 2100);
}

/** Of a small number as many decimals as show two digits of it. */
function decimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  const most = Math.abs(value) < 0.1 ? Math.min(8, 1 - Math.floor(Math.log10(Math.abs(value)))) : DECIMALS;
  const text = value.toFixed(Math.max(DECIMALS, most)).replace(/0+$/, "");
  return Math.min(Math.max(DECIMALS, most), text.length - text.indexOf(".") - 1);
}
