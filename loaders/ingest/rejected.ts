import type {Warehouse} from "../warehouse.js";
import {ident, literal} from "./sql.js";
import type {Stage} from "./stage.js";

/** SQL: what a stage’s rules say, by the code of the rule that a row breaks. */
export function codeCase(stage: Stage, of: (check: Stage["checks"][number]) => string): string {
  const cases = stage.checks.map((check) => `WHEN ${check.code} THEN ${literal(of(check))}`);
  return cases.length === 0 ? "''" : `CASE _code ${cases.join(" ")} END`;
}

/** SQL: the name of a stage’s source. */
function sourceCase(stage: Stage): string {
  const cases = stage.sources.map((source, i) => `WHEN ${i} THEN ${literal(source)}`);
  return cases.length === 0 ? "''" : `CASE _file ${cases.join(" ")} END`;
}

/** Moves what is known of a stage’s rejected rows into rejected_rows. */
export async function keepRejected(db: Warehouse, stage: Stage): Promise<void> {
  await db.run(
    `INSERT INTO rejected_rows
     SELECT ${literal(stage.table)}, ${sourceCase(stage)}, _row, ${codeCase(stage, (d) => d.column)}, _value,
       ${codeCase(stage, (d) => d.rule)} AS rule, ${codeCase(stage, (d) => d.message)}, _cause,
       ${codeCase(stage, (d) => d.rule)} <> 'account_rejected'
     FROM ${ident(stage.name)} WHERE _code > 0 ORDER BY _file, _row`
  );
}
