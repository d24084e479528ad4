import {readSql, type SqlCell} from "../language/sqlCell.js";
import {embeddedValue} from "./evaluate.js";
import {type Outcome, PlacedError, type Run} from "./scope.js";
import {SqlError} from "./sqlError.js";

/** Runs a SQL cell: its expressions become parameters, its rows a table of its name. */
export async function runQuery(run: Run): Promise<Outcome> {
  const {cell, scope, signal} = run;
  if (cell.name !== null && (await scope.tables()).has(cell.name.toLowerCase()))
    throw new PlacedError(
      `There is a table ${cell.name} already, which this cell would hide. Give the cell another name.`
    );
  const template = readSql(cell.source);
  const values = await Promise.all(template.parameters.map((d) => embeddedValue(run, d)));
  const began = scope.now();
  const note = (rows: number | null, error: string | null) =>
    scope.note({cell: cell.key, sql: cell.source, ms: scope.now() - began, rows, error});
  try {
    const table = await scope.session.run(
      {name: cell.name, key: cell.key, strings: template.strings, values},
      signal
    );
    note(table.row_count, null);
    return {result: {kind: "table", table}, value: () => table.objects(), table};
  } catch (error) {
    note(null, error instanceof Error ? error.message : String(error));
    throw error instanceof SqlError ? inSource(error, template) : error;
  }
}

/** Turns a place in the text that was sent into one of the cell's source. */
function inSource(error: SqlError, {strings, parameters}: SqlCell): Error {
  if (error.from === null) return error;
  let sent = 0;
  for (const [i, text] of strings.entries()) {
    const start = parameters[i - 1]?.to ?? 0;
    if (error.from <= sent + text.length) {
      const from = start + Math.max(0, error.from - sent);
      return new PlacedError(error.message, from, from + ((error.to ?? error.from) - error.from));
    }
    const next = parameters[i];
    sent += text.length + `getvariable('qn_${i + 1}')`.length;
    if (next && error.from < sent) return new PlacedError(error.message, next.from, next.to);
  }
  return error;
}
