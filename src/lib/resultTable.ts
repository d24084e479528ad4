/** A column of a result. */
export interface ResultColumn {
  readonly name: string;
  /** DuckDB's name of the type, such as VARCHAR or DECIMAL(18,2) */
  readonly type: string;
}

/** How rows of a result are picked: all of it is decided by the engine, nothing by what lies in the page. */
export interface ResultView {
  readonly sort: {readonly column: string; readonly descending: boolean} | null;
  /** by column, what its cells must hold: text that occurs in it, or a bound such as "> 5"; "" for any */
  readonly filter: Readonly<Record<string, string>>;
}

/** What is known of a column's values. */
export interface ColumnProfile {
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: number;
  /** least, quartiles and greatest, as written; null where the type has no order that means something */
  readonly quantiles: readonly string[] | null;
  /** equal-width bins of numbers and days, else the most frequent values */
  readonly bins: readonly {readonly label: string; readonly count: number}[];
}

/** A result that stays in the engine; a page of it is asked for at a time. */
export interface ResultTable {
  readonly columns: readonly ResultColumn[];
  /** of the whole result */
  readonly row_count: number;
  /** how many rows a view has */
  count(view: ResultView): Promise<number>;
  /** rows from **offset** on, values by column in order */
  page(view: ResultView, offset: number, limit: number): Promise<readonly (readonly unknown[])[]>;
  profile(column: string): Promise<ColumnProfile>;
  /** the rows of a view as CSV by RFC 4180 */
  csv(view: ResultView): Promise<string>;
}

/** What may be done with a column's values. */
export type ColumnSort = "number" | "time" | "boolean" | "text";

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const TIME = /^(DATE|TIMESTAMP(_S|_MS|_NS)?( WITH TIME ZONE)?)$/;

/** The sort of a column, by DuckDB's name of its type. */
export function columnSort(type: string): ColumnSort {
  if (NUMBER.test(type)) return "number";
  if (TIME.test(type)) return "time";
  return type === "BOOLEAN" ? "boolean" : "text";
}
