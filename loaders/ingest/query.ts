import {lineOf} from "../configFaults.js";
import type {Config} from "../configTypes.js";
import type {TableName} from "../contract.js";
import {tableRule} from "../contract.js";
import {UserError} from "../errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {Warehouse} from "../warehouse.js";
import {isMisfit, typedValue, valueTypes} from "./columnTypes.js";
import type {SourceFile} from "./files.js";
import type {Mapped, SetAside} from "./mapped.js";
import {type FileReference, fileReferences, readAbsolute, readFrom} from "./queryFiles.js";
import {queryLine} from "./queryPlace.js";
import {type RawTable, rawTable} from "./rawTable.js";
import {ident, literal} from "./sql.js";
import {SyntaxFault, type SyntaxNode, syntaxText, syntaxTree} from "./syntax.js";
import {walk} from "./syntaxWalk.js";

interface Context {
  db: Warehouse;
  config: Config;
  table: TableName;
}

/** How cells that are not of their column’s type are taken: as text with the whole column, or their rows set aside. */
export type MisfitMode = "as_text" | "set_aside";

function fault(
  {config, table}: Context,
  {sql, error, columns}: {sql: string; error: Error; columns: string[]}
): UserError {
  const path = `sources.${table}.query`;
  const token =
    /column (?:named )?"([^"]+)"/.exec(error.message)?.[1] ?? /"([^"]+)"/.exec(error.message)?.[1] ?? "";
  const at = error instanceof SyntaxFault && error.position !== undefined ? error.position : token;
  const reason = (error.message.split("\n")[0] ?? "").replace(/^(Binder|Catalog|Parser) Error: /, "");
  const hint = token === "" ? "" : didYouMean(token, columns);
  return new UserError(
    `${config.path}:${queryLine(config, path, {sql, at})}: ${path}: the query does not compile: ${reason}${hint}`
  );
}

function columnNames(statement: SyntaxNode): Set<string> | "all" {
  const names = new Set<string>();
  let star = false;
  walk(statement, (node) => {
    if (node.class === "COLUMN_REF")
      for (const name of node.column_names as string[]) names.add(name.toLowerCase());
    if (node.class === "STAR") star = true;
    for (const name of (node.using_columns as string[] | undefined) ?? []) names.add(name.toLowerCase());
  });
  return star ? "all" : names;
}

interface CsvUse {
  raw: RawTable;
  types: Map<string, {type: string; misfits: number}>;
}

async function csvUse(db: Warehouse, file: SourceFile, used: Set<string> | "all"): Promise<CsvUse> {
  const raw = await rawTable(db, file);
  const names = raw.columns.map((d) => d.name).filter((d) => used === "all" || used.has(d.toLowerCase()));
  return {raw, types: await valueTypes(db, raw, names)};
}

function csvRelation({raw, types}: CsvUse, mode: MisfitMode): string {
  const values = raw.columns.map(({name}) => {
    const {type, misfits} = types.get(name) ?? {type: "VARCHAR", misfits: 0};
    const keep = misfits > 0 && mode === "as_text";
    return `${typedValue(keep ? "VARCHAR" : type, ident(name))} AS ${ident(name)}`;
  });
  const bad = [...types]
    .filter(([, d]) => d.misfits > 0)
    .map(([name, {type}]) => isMisfit(type, ident(name)));
  const where = mode === "set_aside" && bad.length > 0 ? ` WHERE NOT (${bad.join(" OR ")})` : "";
  return `SELECT ${values.join(", ")} FROM ${raw.from("skip")}${where}`;
}

function misfitsOf({raw, types}: CsvUse): SetAside[] {
  return [...types].filter(([, d]) => d.misfits > 0).map(([column, {type}]) => ({raw, column, type}));
}

async function resolve(
  context: Context,
  reference: FileReference,
  {used, mode}: {used: Set<string> | "all"; mode: MisfitMode}
): Promise<CsvUse[]> {
  const {db} = context;
  if (reference.with_options) {
    await readAbsolute(db, reference);
    return [];
  }
  const [first] = reference.files;
  const list = `[${reference.files.map((d) => literal(d.path)).join(", ")}]`;
  if (first?.format === "csv") {
    const uses: CsvUse[] = [];
    for (const file of reference.files) uses.push(await csvUse(db, file, used));
    await readFrom(db, reference, `(${uses.map((d) => csvRelation(d, mode)).join(" UNION ALL BY NAME ")})`);
    return uses;
  }
  const reader =
    first?.format === "parquet"
      ? `read_parquet(${list}, union_by_name = true)`
      : `read_json(${list}, sample_size = -1)`;
  await readFrom(db, reference, reader);
  return [];
}

function requireColumns({config, table}: Context, names: string[]): void {
  const path = `sources.${table}.query`;
  const have = new Set(names.map((d) => d.toLowerCase()));
  const missing = Object.entries(tableRule(table).columns).filter(
    ([name, rule]) => rule.required && !have.has(name)
  );
  if (missing.length === 0) return;
  const lines = missing.map(
    ([name]) =>
      `${config.path}:${lineOf(config.lines, path)}: ${path}: the required column ${name} is missing${didYouMean(name, names)}; the query gives ${names.join(", ")}`
  );
  throw new UserError(lines.join("\n"));
}

/** A query’s result under the contract’s names, and the files it reads; **mode** says what becomes of misfits in CSV files. */
export async function mappedQuery(
  context: Context,
  sql: string,
  mode: MisfitMode
): Promise<Mapped & {files: SourceFile[]; csv_files: RawTable[]; misfits: SetAside[]}> {
  const {db, config, table} = context;
  const path = `sources.${table}.query`;
  const columns: string[] = [];
  try {
    const statement = await syntaxTree(db, sql);
    const used = columnNames(statement);
    const place = {file: config.path, line: lineOf(config.lines, path)};
    const references = await fileReferences(db, statement, {dir: config.dir, place});
    const uses: CsvUse[] = [];
    for (const reference of references) {
      for (const file of reference.files)
        columns.push(...(await rawTable(db, file)).columns.map((d) => d.name));
    }
    for (const reference of references) uses.push(...(await resolve(context, reference, {used, mode})));
    const from = `(${await syntaxText(db, statement)})`;
    const result = await db.query<{column_name: string; column_type: string}>(`DESCRIBE FROM ${from}`);
    const names = result.map((d) => d.column_name);
    requireColumns(context, names);
    const known = result.filter((d) => d.column_name.toLowerCase() in tableRule(table).columns);
    const misfits = uses.flatMap(misfitsOf);
    return {
      source: "query",
      columns: known.map((d) => ({
        name: d.column_name.toLowerCase(),
        value: ident(d.column_name),
        type: d.column_type
      })),
      from: () => from,
      row_number: "row_number() OVER ()",
      files: references.flatMap((d) => d.files),
      csv_files: uses.map((d) => d.raw),
      misfits,
      set_aside: mode === "set_aside" ? misfits : []
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw fault(context, {sql, error: error as Error, columns});
  }
}
