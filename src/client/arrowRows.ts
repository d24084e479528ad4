import type {DataType, Table} from "apache-arrow";

/** One row of a result: plain values, with the conventions of the Node warehouse (days and instants are text). */
export type Row = Record<string, unknown>;

type Convert = (value: unknown) => unknown;

const keep: Convert = (value) => value;

/** Arrow's date and timestamp values are milliseconds, or a Date. */
function instant(value: unknown): string {
  return new Date(value instanceof Date ? +value : Number(value)).toISOString();
}

/** Chooses by the name of the type: an instanceof would tie this to one copy of the Arrow library. */
function converter(type: DataType): Convert {
  const name = (type as {toString(): string}).toString();
  if (name.startsWith("Date32")) return (value) => instant(value).slice(0, 10);
  if (name.startsWith("Date64") || name.startsWith("Timestamp")) return instant;
  if (/^U?[Ii]nt64|^Decimal/.test(name)) return Number;
  if (name.startsWith("List")) return (value) => Array.from(value as Iterable<unknown>, plain);
  return keep;
}

function plain(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

/**
 * The rows of an Arrow result as plain objects: a DATE is "YYYY-MM-DD", a TIMESTAMP is ISO text in UTC, whole numbers
 * and decimals are numbers, NULL is null.
 */
export function arrowRows(table: Table): Row[] {
  const columns = table.schema.fields.map((field, i) => ({
    name: field.name,
    vector: table.getChildAt(i),
    convert: converter(field.type as DataType)
  }));
  return Array.from({length: table.numRows}, (_, i) => {
    const row: Row = {};
    for (const {name, vector, convert} of columns) {
      const value: unknown = vector?.get(i) ?? null;
      row[name] = value === null ? null : convert(value);
    }
    return row;
  });
}
