import {tableRule} from "../contract.js";
import {knownRow} from "./known.js";
import type {IngestWarning} from "./report.js";
import {ident} from "./sql.js";
import type {WarningContext} from "./warningContext.js";

/** The rule of lines of the journal that do not count, as warnings name it. */
export const LATER_LINES = "later_lines";

/** Lines of the journal that do not count: of a day that a build which looks back does not know, or that has not come. */
export async function laterLines({
  db,
  stages,
  config,
  as_of,
  written_to
}: WarningContext): Promise<IngestWarning[]> {
  const journal = [...stages.values()].filter((d) => tableRule(d.table).journal);
  const why = config.looks_back ? `this looks back from ${as_of}` : `the day has not come`;
  const warnings: IngestWarning[] = [];
  for (const {table, name, given} of journal) {
    const [first = "account_id"] = (tableRule(table).known_from ?? []).toReversed();
    const day = given.has(first) ? `${ident(first)}::VARCHAR` : "''";
    const [row] = await db.query<{n: number; example: string | null}>(
      `SELECT count(*) AS n, min(account_id || ' on ' || ${day}) AS example FROM ${ident(name)}
       WHERE _code = 0 AND NOT ${knownRow(table, given, written_to)}`
    );
    const rows = row?.n ?? 0;
    const message = `lines of the journal are later than ${written_to} and do not count: ${why}`;
    if (rows > 0)
      warnings.push({table_name: table, rule: LATER_LINES, message, rows, example: row?.example ?? null});
  }
  return warnings;
}
