import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {rowChecks} from "./checks.js";
import {rowPast, takeMalformed} from "./malformed.js";
import type {Mapped} from "./mapped.js";
import {ROW} from "./rawTable.js";
import {ident, literal} from "./sql.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck, addSource} from "./stageCodes.js";

function layered(stage: Stage, mapped: Mapped, {file, zone}: {file: number; zone: string}): string {
  const rule = tableRule(stage.table);
  const {typed, code, value, checks} = rowChecks(rule, mapped, zone);
  const codes = new Map(
    checks.map((d) => [d.code, addCheck(stage, {column: d.column, rule: d.rule, message: d.message})])
  );
  const columns = Object.keys(rule.columns).map(ident).join(", ");
  // The codes of a source are its own; a list maps them to those of the stage, which several sources share.
  const stageCode = `list_extract([${[...codes.values()].join(", ")}]::INTEGER[], _broken)`;
  return `SELECT ${file}, ${ROW}, CASE WHEN _broken = 0 THEN 0 ELSE ${stageCode} END, CASE WHEN _broken > 0 THEN left(coalesce(_blamed, ''), ${VALUE_LENGTH}) END, NULL, ${columns}
    FROM (SELECT *, ${code} AS _broken, ${value} AS _blamed
      FROM (SELECT ${mapped.row_number} AS ${ROW}, ${typed} FROM ${mapped.from("list")}))`;
}

async function addMalformed(db: Warehouse, stage: Stage, file: number): Promise<void> {
  const lines = await takeMalformed(db);
  if (lines.length === 0) return;
  await db.run(`UPDATE ${ident(stage.name)} SET _row = ${rowPast(lines, "_row")} WHERE _file = ${file}`);
  const code = addCheck(stage, {
    column: "",
    rule: "malformed",
    message: "the line cannot be split into its columns"
  });
  const rows = lines.map((d) => `(${file}, ${d.line - 1}, ${code}, ${literal(d.text)})`);
  await db.run(`INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value) VALUES ${rows.join(", ")}`);
}

/** Reads one source into a stage. */
export async function readInto(db: Warehouse, stage: Stage, mapped: Mapped, zone: string): Promise<void> {
  const file = addSource(stage, mapped.source);
  await db.run(`INSERT INTO ${ident(stage.name)} ${layered(stage, mapped, {file, zone})}`);
  for (const column of mapped.columns) stage.given.add(column.name);
  if (mapped.csv !== undefined) await addMalformed(db, stage, file);
}
