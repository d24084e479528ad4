import type {Config, Source} from "../configTypes.js";
import type {TableName} from "../contract.js";
import {UserError} from "../errors.js";
import {lineOf} from "../configFaults.js";
import type {Warehouse} from "../warehouse.js";
import {isMisfit} from "./columnTypes.js";
import type {Mapped} from "./mapped.js";
import {mappedFiles} from "./mapping.js";
import {type MisfitMode, mappedQuery} from "./query.js";
import {ident, literal} from "./sql.js";
import {type Stage, VALUE_LENGTH} from "./stage.js";
import {addCheck, addSource} from "./stageCodes.js";
import {readInto} from "./readInto.js";
import {takeMalformed} from "./malformed.js";

interface Context {
  db: Warehouse;
  config: Config;
  table: TableName;
}

/** What was read for one table. */
export interface TableRead<T> {
  result: T;
  /** As the Data quality page shows it. */
  source: string;
  /** Absolute paths. */
  files: string[];
}

/** How a table’s rows are taken from its mapped sources. */
export type Reader<T> = (mapped: Mapped[]) => Promise<T>;

async function setAside({db}: Context, stage: Stage, mapped: Mapped): Promise<void> {
  for (const {raw, column, type} of mapped.set_aside ?? []) {
    const file = addSource(stage, raw.file.label);
    const code = addCheck(stage, {
      column,
      rule: "wrong_type",
      message: `${column} must be ${type.toLowerCase()} like the rest of its column`
    });
    await db.run(
      `INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value)
       SELECT ${file}, n, ${code}, left(v, ${VALUE_LENGTH})
       FROM (SELECT ${raw.row_number} AS n, ${ident(column)} AS v, ${isMisfit(type, ident(column))} AS bad FROM ${raw.from("skip")})
       WHERE bad AND n NOT IN (SELECT _row FROM ${ident(stage.name)} WHERE _file = ${file})`
    );
  }
}

async function keepMalformed(
  {db}: Context,
  stage: Stage,
  csv_files: Awaited<ReturnType<typeof mappedQuery>>["csv_files"]
): Promise<void> {
  for (const raw of csv_files) {
    const counts = raw.columns.map((d) => `count(${ident(d.name)})`).join(", ");
    await db.query(`SELECT ${counts} FROM ${raw.from("list")}`);
    const lines = await takeMalformed(db);
    if (lines.length === 0) continue;
    const file = addSource(stage, raw.file.label);
    const code = addCheck(stage, {
      column: "",
      rule: "malformed",
      message: "the line cannot be split into its columns"
    });
    const rows = lines.map((d) => `(${file}, ${d.line - 1}, ${code}, ${literal(d.text)})`);
    await db.run(`INSERT INTO ${ident(stage.name)} (_file, _row, _code, _value) VALUES ${rows.join(", ")}`);
  }
}

function failed({config, table}: Context, error: Error): UserError {
  const path = `sources.${table}.query`;
  const reason = error.message.split("\n")[0];
  return new UserError(
    `${config.path}:${lineOf(config.lines, path)}: ${path}: the query fails on a row: ${reason}\nuse TRY_CAST where a value may not fit, so that the row can be set aside`
  );
}

/** Runs a query; when cells that are not of their columns’ types make it fail, again without their rows. */
async function readQuery<T>(
  context: Context,
  {stage, query, reader}: {stage: Stage; query: string; reader: Reader<T>}
): Promise<TableRead<T>> {
  const attempt = async (mode: MisfitMode): Promise<TableRead<T>> => {
    const mapped = await mappedQuery(context, query, mode);
    await keepMalformed(context, stage, mapped.csv_files);
    await setAside(context, stage, mapped);
    const files = mapped.files.map((d) => d.path);
    return {
      result: await reader([mapped]),
      source: [...new Set(mapped.files.map((d) => d.label))].join(", "),
      files
    };
  };
  const misfits = async (): Promise<boolean> =>
    (await mappedQuery(context, query, "set_aside")).misfits.length > 0;
  try {
    return await attempt("as_text");
  } catch (error) {
    if (!(await misfits().catch(() => false)))
      throw error instanceof UserError ? error : failed(context, error as Error);
    await context.db.run(`DELETE FROM ${ident(stage.name)}`);
    return await attempt("set_aside").catch((again: unknown) => {
      throw again instanceof UserError ? again : failed(context, again as Error);
    });
  }
}

/** Reads one configured table with **reader**, whatever kind of source it has. */
export async function readSource<T>(
  context: Context,
  {stage, source, reader}: {stage: Stage; source: Source; reader: Reader<T>}
): Promise<TableRead<T>> {
  if ("query" in source) return readQuery(context, {stage, query: source.query, reader});
  const mapped = await mappedFiles(context, source);
  return {
    result: await reader(mapped),
    source: source.from,
    files: mapped.map((d) => d.file ?? "")
  };
}

/** Reads every source of a table into its stage. */
export function stageReader({db, config}: Pick<Context, "db" | "config">, stage: Stage): Reader<void> {
  return async (mapped) => {
    for (const source of mapped) await readInto(db, stage, source, config.time_zone);
  };
}
