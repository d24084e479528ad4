import {SQLDialect} from "@codemirror/lang-sql";
import {DUCKDB_FUNCTIONS} from "./duckdbFunctions.js";

/** Words that DuckDB's queries are written with; those that only change a database are left out. */
export const DUCKDB_KEYWORDS =
  "all and anti any as asc asof between by case cast collate cross cube current cycle desc describe distinct else end " +
  "escape except exclude exists explain extract false filter first following for from full glob group grouping groups " +
  "having ignore ilike in inner intersect into is isnull join key last lateral left like limit materialized natural no " +
  "not notnull null nulls of offset on only or order outer over overlaps partition pivot positional preceding qualify " +
  "range recursive replace respect right rollup row rows select semi set sets show similar summarize table tablesample " +
  "then ties to true try_cast unbounded union unknown unpivot using values when where window with within without";

/** DuckDB's types. */
export const DUCKDB_TYPES =
  "array bigint blob bool boolean char date datetime decimal double enum float hugeint int integer interval json list " +
  "map numeric real smallint string struct text time timestamp timestamptz tinyint ubigint uinteger usmallint utinyint " +
  "uuid varchar";

/** SQL as DuckDB reads it, for highlighting and completion. */
export const DuckDB = SQLDialect.define({
  keywords: DUCKDB_KEYWORDS,
  types: DUCKDB_TYPES,
  builtin: Object.keys(DUCKDB_FUNCTIONS).join(" "),
  caseInsensitiveIdentifiers: true,
  doubleDollarQuotedStrings: true,
  operatorChars: "*+-%<>!=&|^/~:"
});
