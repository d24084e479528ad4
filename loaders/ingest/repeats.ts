import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {ident} from "./sql.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck} from "./stageCodes.js";

/** Sets aside rows whose key was seen before among rows that are otherwise good; the first is kept. */
export async function rejectRepeats(db: Warehouse, stage: Stage): Promise<void> {
  const {key} = tableRule(stage.table);
  if (key === undefined || !stage.given.has(key)) return;
  const code = addCheck(stage, {
    column: key,
    rule: "duplicate",
    message: `${key} was seen before; the first row is kept`
  });
  const name = ident(stage.name);
  await db.run(
    `UPDATE ${name} SET _code = ${code}, _value = left(${ident(key)}, ${VALUE_LENGTH})
     WHERE rowid IN (SELECT id FROM (
       SELECT rowid AS id, row_number() OVER (PARTITION BY ${ident(key)} ORDER BY _file, _row) AS nth
       FROM ${name} WHERE _code = 0 AND ${ident(key)} IS NOT NULL) WHERE nth > 1)`
  );
}
