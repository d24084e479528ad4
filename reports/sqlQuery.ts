import {UserError} from "../loaders/errors.js";
import type {Warehouse} from "../loaders/warehouse.js";
import type {Row} from "./sqlOutput.js";

interface Parsed {
  error: boolean;
  error_message?: string;
  statements?: unknown[];
}

/** Runs one query that only reads, on a warehouse that is open for reading only. */
export async function runReadOnly(db: Warehouse, query: string): Promise<Row[]> {
  await refuseUnlessSelect(db, query.replace(/^\s*explain(\s+analyze)?\s/i, ""));
  return await db.query<Row>(query).catch((error: Error) => {
    throw new UserError(`the query does not run: ${error.message}`);
  });
}

/** DuckDB serialises a parsed statement only if it is a SELECT (of which FROM, SHOW, DESCRIBE … are forms). */
async function refuseUnlessSelect(db: Warehouse, sql: string): Promise<void> {
  const [row] = await db.query<{parsed: string}>(
    "SELECT json_serialize_sql($1::VARCHAR)::VARCHAR AS parsed",
    [sql]
  );
  const {error, error_message = "", statements = []} = JSON.parse(row?.parsed ?? "{}") as Parsed;
  if (error && !error_message.startsWith("Only SELECT"))
    throw new UserError(`the query does not parse: ${error_message}`);
  if (!error && statements.length === 1) return;
  throw new UserError(
    "quarterdeck sql runs one query that reads: SELECT, FROM, WITH, SHOW, DESCRIBE, SUMMARIZE or EXPLAIN of these, " +
      `found ${error ? "a statement of another kind" : `${statements.length} statements`}`
  );
}
