/** What became of the rows of one table; read = accepted + rejected. */
export interface TableCounts {
  read: number;
  accepted: number;
  rejected: number;
  /** Of the rejected, those that fell only because their account was rejected; they do not count towards the limit. */
  cascaded: number;
  /** Of the accepted, those known at as_of: what the warehouse holds. */
  known: number;
  /** Rows that drew a warning; a warning about the table as a whole counts one. */
  warnings: number;
  configured: boolean;
  /** Files, relative to the config, or "query"; null where nothing is configured. */
  source: string | null;
}

/** Something odd but possible. */
export interface IngestWarning {
  table_name: string;
  rule: string;
  message: string;
  rows: number;
  example: string | null;
}

/** What an ingest read, set aside and found odd. */
export interface IngestReport {
  as_of: string;
  tables: Record<string, TableCounts>;
  warnings: IngestWarning[];
  /** The files read, absolute, in order of first use. */
  files: string[];
}
