import type {OpenEngine} from "../../client/engine.js";
import {plural} from "../../lib/words.js";

/** Of the lines that were set aside, so many are named. */
const NAMED = 3;

/**
 * Makes a table of a CSV file that is registered: its first line is the head where it is one, and a line with more or
 * fewer values, or with one that is not of its column's type, is set aside.
 *
 * @param table as the engine knows it, quoted
 * @returns what was read and what was not, for the reader
 */
export async function readCsvTable(engine: OpenEngine, path: string, table: string): Promise<string> {
  await forget(engine);
  try {
    await engine.query(
      `CREATE OR REPLACE TABLE ${table} AS FROM read_csv('${path}', skip = 0, store_rejects = true)`
    );
    const [size] = await engine.query(`SELECT count(*)::INTEGER AS n FROM ${table}`);
    const columns = await engine.query(`DESCRIBE ${table}`);
    const aside = await engine.query(
      `SELECT line::INTEGER AS line, count(*) OVER ()::INTEGER AS n FROM reject_errors GROUP BY ALL ORDER BY line LIMIT ${NAMED}`
    );
    const read = `${plural(Number(size?.n), "row")}, ${plural(columns.length, "column")}`;
    return aside.length === 0 ? read : `${read}; ${setAside(aside)}`;
  } finally {
    await forget(engine);
  }
}

function setAside(lines: readonly Record<string, unknown>[]): string {
  const count = Number(lines[0]?.n);
  const names = lines.map((d) => String(d.line)).join(", ");
  const more = count > lines.length ? " and on" : "";
  const what = plural(
    count,
    "line is set aside, which does not fit",
    "lines are set aside, which do not fit"
  );
  return `${what} the columns: ${names}${more}`;
}

/** DuckDB's tables of what it set aside. */
async function forget(engine: OpenEngine): Promise<void> {
  for (const table of ["reject_errors", "reject_scans"]) await engine.query(`DROP TABLE IF EXISTS ${table}`);
}
