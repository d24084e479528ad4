import type {OpenEngine} from "../../client/engine.js";
import {asUtf8} from "./asUtf8.js";
import {readCsvTable} from "./ownCsv.js";
import {quoted} from "./quoted.js";

/** What a file of the reader's is read with. */
export interface OwnFile {
  readonly engine: OpenEngine;
  readonly file: File;
  /** names of tables that it may not take, in lower case */
  readonly taken: ReadonlySet<string>;
}

/** What was made of a file. */
export interface OwnTables {
  readonly names: readonly string[];
  /** how much was read and how, for the reader; empty for nothing */
  readonly note: string;
}

/** Tells the files apart that are read one after another. */
let files = 0;

/**
 * Makes tables of a CSV (or TSV) file, or of each table of a DuckDB file. The bytes go to the engine's worker and
 * nowhere else. Where it fails, what an earlier file of the same name gave stays as it was.
 *
 * @throws Error that names the file where it is neither
 */
export async function readOwnFile(own: OwnFile): Promise<OwnTables> {
  const {file, engine} = own;
  const [, stem = "", extension = ""] = /^(.*?)\.([^.]*)$/.exec(file.name) ?? [];
  const kind = extension.toLowerCase();
  if (!/^(csv|tsv|txt|duckdb|db)$/.test(kind))
    throw new Error(`${file.name} is neither a CSV file (.csv, .tsv) nor a DuckDB file (.duckdb)`);
  const path = `own-${++files}.${kind}`;
  const bytes = new Uint8Array(await file.arrayBuffer());
  try {
    if (!/^(csv|tsv|txt)$/.test(kind)) {
      await engine.db.registerFileBuffer(path, bytes);
      return {names: await readDatabase(own, path), note: ""};
    }
    const text = asUtf8(bytes);
    await engine.db.registerFileBuffer(path, text.bytes);
    const table = free(await nameOf(stem, engine), own.taken);
    const read = await readCsvTable(engine, path, `memory.files.${quoted(table)}`);
    await engine.db.dropFile(path);
    return {
      names: [table],
      note: text.from === "" ? read : `${read}; read as ${text.from}, since it is not UTF-8`
    };
  } catch (error) {
    await engine.db.dropFile(path);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file.name} could not be read: ${brief(why, path, file.name)}`, {cause: error});
  }
}

/** A name that needs no quotes. */
async function nameOf(stem: string, engine: OpenEngine): Promise<string> {
  const name = stem
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  const words = await engine.query(
    "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category <> 'unreserved' AND keyword_name = $1",
    [name]
  );
  return /^\p{L}/u.test(name) && words.length === 0 ? name : `file_${name}`;
}

/** The name, or the first like it that is free. */
function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let found = `own_${name}`;
  for (let i = 2; taken.has(found); ++i) found = `own_${name}_${i}`;
  return found;
}

/** What the engine says first: what follows are settings that the reader does not have. */
function brief(why: string, path: string, name: string): string {
  const [line = ""] = why.split("\n");
  return line.replaceAll(path, name).slice(0, 240);
}

async function readDatabase({engine, file, taken}: OwnFile, path: string): Promise<string[]> {
  const alias = `${path} ${file.name}`;
  const database = quoted(alias);
  await engine.query(`ATTACH '${path}' AS ${database} (READ_ONLY)`);
  const found = await engine.query(
    "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = $1 ORDER BY ALL",
    [alias]
  );
  if (found.length === 0) {
    await engine.query(`DETACH ${database}`);
    throw new Error("there are no tables in it");
  }
  const names = new Set<string>();
  for (const {schema_name, table_name} of found) {
    const [schema, table] = [String(schema_name), String(table_name)];
    const view = free(table.toLowerCase(), new Set([...taken, ...names]));
    await engine.query(
      `CREATE OR REPLACE VIEW memory.files.${quoted(view)} AS FROM ${database}.${quoted(schema)}.${quoted(table)}`
    );
    names.add(view);
  }
  await detachOlder(engine, file.name, alias);
  return [...names];
}

/** The views read the newer file now. */
async function detachOlder(engine: OpenEngine, name: string, alias: string): Promise<void> {
  const databases = await engine.query("SELECT database_name FROM duckdb_databases()");
  for (const {database_name} of databases) {
    const database = String(database_name);
    if (/^own-\d+\.\w+ (.*)$/su.exec(database)?.[1] === name && database !== alias)
      await engine.query(`DETACH ${quoted(database)}`);
  }
}
