import type {Table} from "apache-arrow";
import {columnSort} from "../../lib/resultTable.js";
import {quoted} from "./quoted.js";
import type {ResultColumn} from "./state.js";

/**
 * An expression that gives a column to JavaScript: whole numbers and decimals as numbers (also inside lists and
 * structs), what JavaScript has no value for as text.
 */
export function scriptSql({name, type}: ResultColumn): string {
  const cast = type
    .replace(/\b(U?(BIG|HUGE)INT|DECIMAL\(\d+,\s*\d+\))/g, "DOUBLE")
    .replace(/^(TIME\b.*|INTERVAL|BLOB|BIT|UUID|ENUM\(.*\))$/, "VARCHAR");
  return cast === type ? quoted(name) : `${quoted(name)}::${cast} AS ${quoted(name)}`;
}

/** The rows of scriptSql's columns as objects; days and instants are Dates. */
export function scriptRows(table: Table, columns: readonly ResultColumn[]): Record<string, unknown>[] {
  const parts = columns.map(({name, type}, i) => ({
    name,
    vector: table.getChildAt(i),
    read: columnSort(type) === "time" ? day : /[[(]/.test(type) ? plain : null
  }));
  return Array.from({length: table.numRows}, (_, i) => {
    const row: Record<string, unknown> = {};
    for (const {name, vector, read} of parts) {
      const value: unknown = vector?.get(i) ?? null;
      row[name] = value === null || read === null ? value : read(value);
    }
    return row;
  });
}

const day = (value: unknown) => new Date(value instanceof Date ? +value : Number(value));

/** A list as an array, a struct or a map as an object. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  // A struct has its fields as properties, so that only a call tells whether it can do something.
  const {toJSON} = value as {toJSON?: () => object};
  const object = typeof toJSON === "function" ? toJSON.call(value) : value;
  if (Array.isArray(object)) return object.map(plain);
  return Object.fromEntries(Object.entries(object).map(([key, d]) => [key, plain(d)]));
}
