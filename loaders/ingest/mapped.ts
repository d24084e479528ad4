import type {RawTable} from "./rawTable.js";

/** One column of the contract as a source gives it, before it is cast to the contract’s type. */
export interface MappedColumn {
  name: string;
  /** SQL over the source’s relation. */
  value: string;
  /** DuckDB’s name of its type. */
  type: string;
  /** SQL: the text at fault when the value could not be computed for a row, else NULL. */
  fault?: string;
}

/** One file, or the result of a query, under the contract’s column names. */
export interface Mapped {
  /** As rejected rows name it. */
  source: string;
  columns: MappedColumn[];
  /** A relation, and what numbers its rows. */
  from(lenient?: "list" | "skip"): string;
  row_number: string;
  /** The absolute path of the file; unset for a query. */
  file?: string;
  /** Set for CSV files, whose lines may be malformed. */
  csv?: RawTable;
  /** Rows of the files behind a query that were set aside before it ran. */
  set_aside?: SetAside[];
}

/** Rows of a file that a query cannot take, since a cell is not of its column’s type. */
export interface SetAside {
  raw: RawTable;
  column: string;
  type: string;
}
