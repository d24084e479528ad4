import type {DuckDBAppender, DuckDBResultReader, DuckDBType, DuckDBValue} from "@duckdb/node-api";
import {
  DuckDBDateValue,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId
} from "@duckdb/node-api";

const DAY_MS = 86_400_000;

function isoInstant(milliseconds: number): string | null {
  return Math.abs(milliseconds) > 8.64e15 ? null : new Date(milliseconds).toISOString();
}

function plainObject(value: DuckDBValue): unknown {
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue) return value.isFinite ? value.toString() : null;
  if (value instanceof DuckDBTimestampValue) return isoInstant(Number(value.micros / 1000n));
  if (value instanceof DuckDBTimestampTZValue) return isoInstant(Number(value.micros / 1000n));
  if (value instanceof DuckDBTimestampMillisecondsValue) return isoInstant(Number(value.millis));
  if (value instanceof DuckDBTimestampSecondsValue) return isoInstant(Number(value.seconds) * 1000);
  if (value instanceof DuckDBTimestampNanosecondsValue) return isoInstant(Number(value.nanos / 1_000_000n));
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, plain(entry)]));
  }
  return String(value);
}

function plain(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number(value);
  return typeof value === "object" && value !== null ? plainObject(value) : value;
}

/** The rows of a result as plain objects: numbers, strings, booleans, arrays, objects and nulls only. */
export function rowObjects(reader: DuckDBResultReader): Record<string, unknown>[] {
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumns().map((values) => values.map(plain));
  // Copies of a parsed row stay plain structures; rows that grow name by name become slow hash tables from 17 names on.
  const empty = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<
    string,
    unknown
  >;
  return Array.from({length: reader.currentRowCount}, (_, row) => {
    const object = {...empty};
    for (let i = 0; i < names.length; i++) object[names[i] as string] = columns[i]?.[row] ?? null;
    return object;
  });
}

function instantOf(value: unknown): number {
  const text = String(value);
  const milliseconds = Date.parse(
    /[zZ]|[+-]\d\d:?\d\d$/.test(text) || text.length <= 10 ? text : `${text.replace(" ", "T")}Z`
  );
  if (Number.isNaN(milliseconds)) throw new TypeError(`not a date: ${text}`);
  return milliseconds;
}

const WIDE_INTEGERS = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT
]);

function typedValue(value: unknown, type: DuckDBType): DuckDBValue {
  if (type.typeId === DuckDBTypeId.DATE) return new DuckDBDateValue(Math.floor(instantOf(value) / DAY_MS));
  if (type.typeId === DuckDBTypeId.TIMESTAMP)
    return new DuckDBTimestampValue(BigInt(instantOf(value)) * 1000n);
  if (WIDE_INTEGERS.has(type.typeId)) return BigInt(value as number);
  if (type instanceof DuckDBDecimalType) {
    return DuckDBDecimalValue.fromDouble(Number(value), type.width, type.scale);
  }
  return value as DuckDBValue;
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "number" && !Number.isFinite(value));
}

/** Appends one row to an open appender, whose columns are named in order; a value that is missing becomes NULL. */
export function appendRow(
  appender: DuckDBAppender,
  columns: readonly {column_name: string}[],
  row: Record<string, unknown>
): void {
  columns.forEach(({column_name}, i) => {
    const value = row[column_name];
    const type = appender.columnType(i);
    if (isMissing(value)) appender.appendNull();
    else appender.appendValue(typedValue(value, type), type);
  });
  appender.endRow();
}
