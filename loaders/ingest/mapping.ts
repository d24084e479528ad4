import type {Config, Source} from "../configTypes.js";
import {lineOf} from "../configFaults.js";
import type {TableName} from "../contract.js";
import {tableRule} from "../contract.js";
import {UserError} from "../errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {Warehouse} from "../warehouse.js";
import {isMisfit, type ValueType, typedValue, valueTypes} from "./columnTypes.js";
import {type Expression, parseExpression, substituted} from "./expression.js";
import {sourceFiles} from "./files.js";
import type {Mapped, MappedColumn} from "./mapped.js";
import {type RawTable, findColumn, rawTable} from "./rawTable.js";
import {ident} from "./sql.js";
import {SyntaxFault} from "./syntax.js";

interface Context {
  db: Warehouse;
  config: Config;
  table: TableName;
}

type FileSource = Extract<Source, {from: string}>;

function place({config, table}: Context, column: string): string {
  const path = `sources.${table}.columns.${column}`;
  return `${config.path}:${lineOf(config.lines, path)}: ${path}`;
}

function doesNotCompile(
  context: Context,
  column: string,
  {text, reason, raw}: {text: string; reason: string; raw: RawTable}
): UserError {
  const names = raw.columns.map((d) => d.name);
  const unknown = /Referenced column "([^"]+)" (?:was )?not found/.exec(reason)?.[1];
  const hint =
    unknown === undefined ? "" : didYouMean(unknown, names) || `; ${raw.file.label} has ${names.join(", ")}`;
  const what =
    unknown === undefined ? (reason.split("\n")[0] ?? "") : `${raw.file.label} has no column ${unknown}`;
  return new UserError(
    `${place(context, column)}: the expression \`${text}\` does not compile: ${what}${hint}`
  );
}

async function expressionOf(
  context: Context,
  column: string,
  {text, raw}: {text: string; raw: RawTable}
): Promise<Expression> {
  try {
    return await parseExpression(context.db, text);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    throw doesNotCompile(context, column, {text, reason: error.message, raw});
  }
}

async function typeOf(db: Warehouse, sql: string, raw: RawTable): Promise<string> {
  const [row] = await db.query<{column_type: string}>(
    `DESCRIBE SELECT ${sql} AS v, ${ident(raw.columns[0]?.name ?? "")} AS n FROM ${raw.from()}`
  );
  return row?.column_type ?? "VARCHAR";
}

function rawText(raw: RawTable, names: string[]): string {
  const columns = names.flatMap((name) => findColumn(raw.columns, name) ?? []);
  if (columns.length === 0) return "'(no column)'";
  return `coalesce(concat_ws(', ', ${columns.map((d) => `CAST(${ident(d.name)} AS VARCHAR)`).join(", ")}), '')`;
}

/** An expression as a mapped column: a row for which it fails, or whose cells are not of their columns’ types, has a fault. */
function guarded(
  {name, sql, type}: {name: string; sql: string; type: string},
  {expression, raw, misfits}: {expression: Expression; raw: RawTable; misfits: [string, string][]}
): MappedColumn {
  const misfitFaults = misfits.map(
    ([column, of]) => `WHEN ${isMisfit(of, ident(column))} THEN ${ident(column)}`
  );
  if (expression.windowed) {
    return {
      name,
      value: sql,
      type,
      fault: misfitFaults.length > 0 ? `CASE ${misfitFaults.join(" ")} END` : undefined
    };
  }
  // TRY turns an error into NULL; boxed, so that an expression’s own NULL can be told from it.
  const attempt = `TRY({'v': ${sql}})`;
  const failed = `WHEN ${attempt} IS NULL THEN ${rawText(raw, expression.columns)}`;
  return {
    name,
    value: `struct_extract(${attempt}, 'v')`,
    type,
    fault: `CASE ${[...misfitFaults, failed].join(" ")} END`
  };
}

async function computed(
  context: Context,
  name: string,
  {
    text,
    expression,
    raw,
    types
  }: {text: string; expression: Expression; raw: RawTable; types: Map<string, ValueType>}
): Promise<MappedColumn> {
  const {db} = context;
  const needed = expression.columns.flatMap((d) => findColumn(raw.columns, d)?.name ?? []);
  const typed = needed.filter(
    (d) => !expression.tried.includes(d) && (types.get(d)?.type ?? "VARCHAR") !== "VARCHAR"
  );
  const typeName = (d: string): string => types.get(d)?.type ?? "VARCHAR";
  try {
    const by = new Map(typed.map((d) => [d, typedValue(typeName(d), ident(d))]));
    const sql = by.size === 0 ? expression.sql : await substituted(db, expression, by);
    const misfits = typed
      .filter((d) => (types.get(d)?.misfits ?? 0) > 0)
      .map((d): [string, string] => [d, typeName(d)]);
    return guarded({name, sql, type: await typeOf(db, sql, raw)}, {expression, raw, misfits});
  } catch (error) {
    try {
      const type = await typeOf(db, expression.sql, raw);
      return guarded({name, sql: expression.sql, type}, {expression, raw, misfits: []});
    } catch {
      throw doesNotCompile(context, name, {text, reason: (error as Error).message, raw});
    }
  }
}

function requireColumns(context: Context, raw: RawTable, mapped: MappedColumn[]): void {
  const {config, table} = context;
  const given = new Set(mapped.map((d) => d.name));
  const missing = Object.entries(tableRule(table).columns).filter(
    ([name, rule]) => rule.required && !given.has(name)
  );
  if (missing.length === 0) return;
  const names = raw.columns.map((d) => d.name);
  const lines = missing.map(([name]) => {
    const path = `sources.${table}`;
    const guess = didYouMean(name, names);
    return `${config.path}:${lineOf(config.lines, path)}: ${path}: the required column ${name} is missing${guess}; ${raw.file.label} has ${names.join(", ")}; say under columns where it comes from`;
  });
  throw new UserError(lines.join("\n"));
}

function refuseRepeated(context: Context, raw: RawTable, name: string): void {
  if (!raw.repeated.some((d) => d.toLowerCase() === name.toLowerCase())) return;
  const {config, table} = context;
  const path = `sources.${table}`;
  throw new UserError(
    `${config.path}:${lineOf(config.lines, path)}: ${path}: ${raw.file.label} has more than one column ${name}; rename one of them`
  );
}

async function mappedFile(context: Context, source: FileSource, raw: RawTable): Promise<Mapped> {
  const direct: MappedColumn[] = [];
  const expressions: {name: string; text: string; expression: Expression}[] = [];
  for (const name of Object.keys(tableRule(context.table).columns)) {
    const text = source.columns[name];
    const expression = text === undefined ? undefined : await expressionOf(context, name, {text, raw});
    const column = findColumn(raw.columns, text === undefined ? name : (expression?.column ?? ""));
    if (column !== undefined) {
      refuseRepeated(context, raw, column.name);
      direct.push({name, value: ident(column.name), type: column.type});
    } else if (text !== undefined && expression !== undefined) expressions.push({name, text, expression});
  }
  const used = new Set(expressions.flatMap(({expression}) => expression.columns));
  const texts = raw.columns
    .filter((d) => raw.file.format === "csv" && [...used].some((u) => findColumn([d], u)))
    .map((d) => d.name);
  const types = await valueTypes(context.db, raw, texts);
  const columns = [...direct];
  for (const {name, text, expression} of expressions)
    columns.push(await computed(context, name, {text, expression, raw, types}));
  requireColumns(context, raw, columns);
  return {
    source: raw.file.label,
    file: raw.file.path,
    columns,
    from: (lenient) => raw.from(lenient),
    row_number: raw.row_number,
    csv: raw.file.format === "csv" ? raw : undefined
  };
}

/** The files of a `from` source under the contract’s names, one element a file. Throws UserError for what does not fit. */
export async function mappedFiles(context: Context, source: FileSource): Promise<Mapped[]> {
  const {db, config, table} = context;
  const line = lineOf(config.lines, `sources.${table}.from`);
  const files = await sourceFiles(db, source.from, {dir: config.dir, place: {file: config.path, line}});
  const mapped: Mapped[] = [];
  for (const file of files) mapped.push(await mappedFile(context, source, await rawTable(db, file)));
  return mapped;
}
