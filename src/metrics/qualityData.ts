import type {Columns} from "./columns.js";

/** What became of one table’s rows; read = accepted + rejected. */
export interface TableQuality {
  table_name: string;
  /** Whether the config names it. */
  configured: boolean;
  source: string | null;
  read: number;
  accepted: number;
  rejected: number;
  /** Of the rejected, those that fell only because their account did. */
  cascaded: number;
  warnings: number;
  first_day: string | null;
  last_day: string | null;
}

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
  rows: number;
  example: string | null;
}

/** What the Data quality page says. */
export interface QualityData {
  as_of: string;
  tables: TableQuality[];
  /** In the order of tables, then of rows; at most **rejected_limit**. */
  rejected: Columns<RejectedRow>;
  rejected_total: number;
  /** By table and rule, over all rejected rows. */
  rules: {table_name: string; rule: string; rows: number}[];
  warnings: QualityWarning[];
  /** A site of one segment or CSM shows counts only: a rejected row may be anybody’s. */
  slice: boolean;
}
