import type {Warehouse} from "../warehouse.js";

/** Functions in DuckDB that are written in SQL and reach nothing but their arguments. */
const MACROS =
  /^(?:(?:list|array)_\w+|nullif|split_part|date_add|days_in_month|round_even|roundbankers|geomean|geometric_mean|wavg|weighted_avg|fdiv|fmod)$/u;

/**
 * Those that DuckDB calls steady although they tell of settings and plans, draw at random, count up to today, or call
 * any other that a text names.
 */
const UNSTEADY =
  /^(?:getenv|getvariable|current_\w+|version|json_(?:de)?serialize_\w+|parse_duckdb_\w+|pg_\w+|__internal_\w+|reservoir_quantile|age|(?:(?:list|array)_)?aggr(?:egate)?)$/u;

/** Table functions that make rows of their arguments alone. */
const OF_TABLES = new Set(["range", "generate_series", "unnest"]);

/** Names that are functions when no column has them. */
const BARE =
  /^(?:current_(?:date|time|timestamp|user|role|schema|catalog|database)|localtime|localtimestamp|user|session_user)$/u;

/** Which functions a template's queries may call. */
export interface AllowedFunctions {
  scalar(name: string): boolean;
  table(name: string): boolean;
  /** for a column's name: whether it means a clock or the session */
  bare(name: string): boolean;
}

/** The functions whose result follows from their arguments alone: no clock, no chance, no files, no settings. */
export async function allowedFunctions(db: Warehouse): Promise<AllowedFunctions> {
  const rows = await db.query<{name: string}>(
    `SELECT function_name AS name FROM duckdb_functions() WHERE function_type IN ('scalar', 'aggregate')
     GROUP BY ALL HAVING bool_and(stability = 'CONSISTENT')`
  );
  const steady = new Set(rows.map((d) => d.name.toLowerCase()));
  return {
    scalar: (name) => name === "unnest" || ((steady.has(name) || MACROS.test(name)) && !UNSTEADY.test(name)),
    table: (name) => OF_TABLES.has(name),
    bare: (name) => BARE.test(name)
  };
}
