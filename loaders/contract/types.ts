/** The type words of the data contract. */
export type ColumnType = "text" | "int" | "money" | "decimal" | "date" | "timestamp" | "bool";

/** What a column must hold. */
export interface ColumnRule {
  type: ColumnType;
  /** One line for readers and editors. */
  about: string;
  required?: boolean;
  /** Least value allowed, itself included. */
  min?: number;
  /** Greatest value allowed, itself included. */
  max?: number;
  /** The only values allowed. */
  values?: readonly string[];
  /** A regular expression that the whole text must match. */
  pattern?: string;
  /** A SQL literal for empty values; "$currency" is the reporting currency. */
  default?: string;
  /** The values that this column admits depend on another’s: bounds by that column’s value. */
  bounds_by?: {column: string; bounds: Readonly<Record<string, readonly [number, number]>>};
  /** Text before which a page puts an apostrophe where a spreadsheet would take it for a formula; it is taken off again. */
  guarded?: boolean;
  /** The table and column in which a value, where given, must exist. */
  references?: {table: "accounts" | "goals"; column: string};
}

/** A table of the contract. */
export interface TableRule {
  /** What one row is. */
  about: string;
  required?: boolean;
  /** The column whose values are unique, if there is one. */
  key?: string;
  columns: Readonly<Record<string, ColumnRule>>;
  /** A row is known from the earliest of these dates that it has; none: always. */
  known_from?: readonly string[];
  /** Known from the latest of **known_from** instead, as a line that records a later change. */
  known_from_latest?: boolean;
  /** Dates that may lie after as_of and are then blanked, each with the columns that fall with it. */
  blanked?: Readonly<Record<string, readonly string[]>>;
  /** Pairs of (start, end) of which the end must not come first. */
  spans?: readonly (readonly [start: string, end: string])[];
  /** Dates that count towards the default as_of. */
  dates_as_of?: readonly string[];
  /** Flows are expected to reach as_of: a table that ends a week before it draws a warning. */
  flow?: boolean;
  /** Kept beside the config as data/journal/<name>.csv, not configured. */
  journal?: boolean;
  /** At least one of these columns must be given. */
  one_of?: readonly string[];
}
