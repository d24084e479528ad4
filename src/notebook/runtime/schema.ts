import {columnText, type ColumnText} from "../../lib/columnText.js";
import type {Read} from "./read.js";

/** A table that a query can read. */
export interface SchemaTable {
  readonly name: string;
  /** what a row of it is; empty where nothing is written, as for files of the reader's own */
  readonly description: string;
  readonly rows: number | null;
  readonly columns: readonly SchemaColumn[];
}

/** A column of it, with what the published copy says of it. */
export interface SchemaColumn extends ColumnText {
  readonly name: string;
  readonly type: string;
}

/** The table in which those of few rows lie; each is read by a view of its own name. */
const RECORDS = "records";

/** The tables of the published copy and those of the reader's own files, by name. */
export async function readSchema(read: Read): Promise<SchemaTable[]> {
  const columns = await read(
    `SELECT table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns()
     WHERE NOT internal AND (database_name = 'published' AND table_name <> '${RECORDS}' OR schema_name = 'files')
     ORDER BY table_name, column_index`
  );
  const found = await read(
    `SELECT table_name, estimated_size::DOUBLE, coalesce(comment, '') FROM duckdb_tables()
     WHERE database_name = 'published' OR schema_name = 'files'
     UNION ALL SELECT view_name, NULL, coalesce(comment, '') FROM duckdb_views() WHERE database_name = 'published'`
  );
  const text = (table: typeof columns, i: number, row: number) => String(table.getChildAt(i)?.get(row));
  const rows = (i: number) => found.getChildAt(1)?.get(i) as number | null;
  const about = new Map(
    Array.from({length: found.numRows}, (_, i) => [
      text(found, 0, i),
      {rows: rows(i), description: text(found, 2, i)}
    ])
  );
  const tables = new Map<string, SchemaColumn[]>();
  for (let i = 0; i < columns.numRows; ++i) {
    const [table, name, type, comment] = [0, 1, 2, 3].map((d) => text(columns, d, i)) as [
      string,
      string,
      string,
      string
    ];
    tables.set(table, [...(tables.get(table) ?? []), {name, type, ...columnText(comment)}]);
  }
  return Array.from(tables, ([name, list]) => ({
    name,
    ...(about.get(name) ?? {rows: null, description: ""}),
    columns: list
  }));
}
