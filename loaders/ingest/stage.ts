import type {TableName} from "../contract.js";
import {tableRule} from "../contract.js";
import type {Warehouse} from "../warehouse.js";
import {type Check, rowChecks} from "./checks.js";
import type {Mapped} from "./mapped.js";
import {MALFORMED, ROW, rowPast} from "./rawTable.js";
import {SQL_TYPES, ident, literal} from "./sql.js";

/** The rows of a table as read: cast, each with the code of the rule it breaks (0: none) and the text to blame. */
export interface Stage {
  table: TableName;
  /** The name of the temporary table. */
  name: string;
  /** By the number in the column _file. */
  sources: string[];
  checks: Check[];
  /** The columns that some source gives. */
  given: Set<string>;
}

const COLUMNS = "_file SMALLINT, _row BIGINT, _code INTEGER, _value VARCHAR, _cause VARCHAR";

/** The longest text of a rejected value that is kept. */
export const VALUE_LENGTH = 500;

/** Makes an empty stage for a table. */
export async function makeStage(db: Warehouse, table: TableName): Promise<Stage> {
  const name = `stage_${table}`;
  const columns = Object.entries(tableRule(table).columns).map(
    ([column, rule]) => `${ident(column)} ${SQL_TYPES[rule.type]}`
  );
  await db.run(`CREATE OR REPLACE TEMP TABLE ${ident(name)} (${COLUMNS}, ${columns.join(", ")})`);
  return {table, name, sources: [], checks: [], given: new Set()};
}

/** Adds a rule to a stage and returns its code. */
export function addCheck(stage: Stage, check: Omit<Check, "code">): number {
  const same = stage.checks.find(
    (d) => d.column === check.column && d.rule === check.rule && d.message === check.message
  );
  if (same !== undefined) return same.code;
  const code = stage.checks.length + 1;
  stage.checks.push({code, ...check});
  return code;
}

/** The number that stands for a source in the column _file. */
export function addSource(stage: Stage, source: string): number {
  const at = stage.sources.indexOf(source);
  return at >= 0 ? at : stage.sources.push(source) - 1;
}

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

interface MalformedLine {
  line: number;
  message: string;
  text: string;
}

/** Takes the lines that DuckDB could not split; forgets them, so that the next file starts afresh. */
export async function takeMalformed(db: Warehouse): Promise<MalformedLine[]> {
  const lines = await db.query<MalformedLine>(
    `SELECT line, min(error_message) AS message, left(min(csv_line), ${VALUE_LENGTH}) AS text
     FROM ${MALFORMED.errors} GROUP BY line ORDER BY line`
  );
  await db.run(`DROP TABLE ${MALFORMED.errors}; DROP TABLE ${MALFORMED.scans}`);
  return lines;
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
