import type {Columns} from "./columns.js";

/** What became of one table’s rows; read = accepted + rejected. */
export interface TableQuality {
  table_name: string;
  /** What one row of it is. */
  about: string;
  /** Expected to reach the last day of data. */
  flow: boolean;
  /** Written by people while they work, in data/journal/. */
  journal: boolean;
  /** Whether the config names it, or its file is there. */
  configured: boolean;
  source: string | null;
  read: number;
  accepted: number;
  rejected: number;
  /** Of the rejected, those that fell only because their account did. */
  cascaded: number;
  /** Of the accepted, those known on the last day of data. */
  known: number;
  warnings: number;
  first_day: string | null;
  last_day: string | null;
}

/** The columns of a row that was set aside, in the order of its file. */
export const REJECTED_COLUMNS = [
  "table_name",
  "source",
  "row_number",
  "column_name",
  "value",
  "rule",
  "message",
  "caused_by"
] as const satisfies readonly (keyof RejectedRow)[];

/** A row that was set aside, as it came. */
export interface RejectedRow {
  table_name: string;
  source: string | null;
  row_number: number | null;
  column_name: string | null;
  value: string | null;
  rule: string;
  message: string | null;
  caused_by: string | null;
}

/** What is odd but possible, once for each table and rule. */
export interface QualityWarning {
  table_name: string;
  rule: string;
  message: string;
  count: number;
  example: string | null;
}

/** What the Data quality page says. */
export interface QualityData {
  as_of: string;
  tables: TableQuality[];
  /** In the order of tables, then of rows; the first 5,000. */
  rejected: Columns<RejectedRow>;
  rejected_total: number;
  /** By table and rule, over all rejected rows. */
  rules: {table_name: string; rule: string; count: number}[];
  warnings: QualityWarning[];
  /** A site of one segment or CSM shows counts only: a rejected row may be anybody’s. */
  slice: boolean;
}
