import type {Table} from "apache-arrow";
import {columnSort} from "../../lib/resultTable.js";
import {quoted} from "./quoted.js";
import type {ResultColumn} from "./state.js";

/** A value of a result as it is shown; a bigint where a number would not hold it. */
export type ShownValue = string | number | boolean | bigint | null;

const EXACT = /^(U?(BIG|HUGE)INT|DECIMAL\(.*\))$/;

/** An expression that gives a column as it is shown: what JavaScript cannot hold exactly comes as text. */
export function shownSql({name, type}: ResultColumn): string {
  const sort = columnSort(type);
  return sort === "boolean" || (sort === "number" && !EXACT.test(type))
    ? quoted(name)
    : `${quoted(name)}::VARCHAR AS ${quoted(name)}`;
}

/** The rows of shownSql's columns, values by column in order. */
export function shownRows(table: Table, columns: readonly ResultColumn[]): ShownValue[][] {
  const vectors = columns.map((_, i) => table.getChildAt(i));
  const exact = columns.map((d) => EXACT.test(d.type));
  return Array.from({length: table.numRows}, (_, i) =>
    vectors.map((vector, c): ShownValue => {
      const value = (vector?.get(i) ?? null) as ShownValue;
      return value !== null && exact[c] ? exactNumber(String(value)) : value;
    })
  );
}

/** A number where that says the same as its digits, else a bigint, or text if it has decimals. */
function exactNumber(text: string): ShownValue {
  if (text.replace(/\D/g, "").replace(/^0+/, "").length <= 15) return Number(text);
  return text.includes(".") ? text : BigInt(text);
}
