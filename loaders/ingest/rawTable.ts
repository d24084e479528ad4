import {UserError} from "../errors.js";
import type {Warehouse} from "../warehouse.js";
import {csvHeader} from "./csvHeader.js";
import type {SourceFile} from "./files.js";
import {MALFORMED} from "./malformed.js";
import {literal} from "./sql.js";

/** The column in which every raw table numbers its rows from 1, the header not counted. */
export const ROW = "_row";

/** A column as a file has it. */
export interface RawColumn {
  name: string;
  /** DuckDB’s name of its type; text in a CSV file. */
  type: string;
}

/** One file as a relation. */
export interface RawTable {
  file: SourceFile;
  columns: RawColumn[];
  /** Names that a CSV header gives more than once. */
  repeated: string[];
  /** A table function over the file; **lenient**: lines that cannot be split are listed in MALFORMED, or passed over. */
  from(lenient?: "list" | "skip"): string;
  /** What numbers the rows, to be selected beside the columns of **from**. */
  row_number: string;
}

function csvTable(file: SourceFile, header: Awaited<ReturnType<typeof csvHeader>>): RawTable {
  const types = header.columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const dialect = [
    "auto_detect = false",
    "header = true",
    `delim = ${literal(header.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    "comment = ''",
    ...(header.encoding === "utf-8" ? [] : [`encoding = ${literal(header.encoding)}`]),
    `columns = {${types}}`
  ].join(", ");
  const modes = {
    list: `, store_rejects = true, rejects_table = '${MALFORMED.errors}', rejects_scan = '${MALFORMED.scans}', rejects_limit = 0`,
    skip: ", ignore_errors = true"
  };
  return {
    file,
    columns: header.columns.map((name) => ({name, type: "VARCHAR"})),
    repeated: header.repeated,
    from: (lenient) =>
      `read_csv(${literal(file.path)}, ${dialect}${lenient === undefined ? "" : modes[lenient]})`,
    row_number: "row_number() OVER ()"
  };
}

async function describe(db: Warehouse, file: SourceFile, from: string): Promise<RawColumn[]> {
  try {
    const columns = await db.query<{column_name: string; column_type: string}>(`DESCRIBE FROM ${from}`);
    return columns.map(({column_name, column_type}) => ({name: column_name, type: column_type}));
  } catch (error) {
    throw new UserError(
      `${file.label}: cannot be read as ${file.format}: ${(error as Error).message.split("\n")[0]}`
    );
  }
}

/** Opens one file: its columns and how to read it. Throws UserError when it is not what its name says. */
export async function rawTable(db: Warehouse, file: SourceFile): Promise<RawTable> {
  if (file.format === "csv") return csvTable(file, await csvHeader(file.path, file.label));
  const parquet = file.format === "parquet";
  const from = parquet
    ? `read_parquet(${literal(file.path)})`
    : `read_json(${literal(file.path)}, sample_size = -1)`;
  return {
    file,
    columns: await describe(db, file, from),
    repeated: [],
    from: () => from,
    row_number: parquet ? "file_row_number + 1" : "row_number() OVER ()"
  };
}

/** Finds a column as DuckDB does, whatever its case. */
export function findColumn(columns: readonly RawColumn[], name: string): RawColumn | undefined {
  return columns.find((d) => d.name.toLowerCase() === name.toLowerCase());
}
