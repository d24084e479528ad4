import {existsSync} from "node:fs";
import path from "node:path";
import {lineOf} from "../configFaults.js";
import type {Config, Source} from "../configTypes.js";
import {UserError} from "../errors.js";
import {openWarehouse, type Warehouse} from "../warehouse.js";
import {sourceFiles} from "./files.js";
import {journalSources} from "./journal.js";
import {fileReferences} from "./queryFiles.js";
import {SyntaxFault, syntaxTree} from "./syntax.js";

async function filesOf(db: Warehouse, config: Config, [table, source]: [string, Source]): Promise<string[]> {
  const key = `sources.${table}.${"query" in source ? "query" : "from"}`;
  const place = {file: config.path, line: lineOf(config.lines, key)};
  const at = {dir: config.dir, place};
  if ("from" in source) return (await sourceFiles(db, source.from, at)).map((d) => d.path);
  try {
    const references = await fileReferences(db, await syntaxTree(db, source.query), at);
    return references.flatMap((d) => d.files.map(({path: file}) => file));
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    throw new UserError(`${place.file}:${place.line}: ${key}: the query does not compile: ${error.message}`);
  }
}

/** Every file that a configuration reads, also inside queries: absolute, each once, in order. */
export async function inputFiles(config: Config): Promise<string[]> {
  await using db = await openWarehouse(":memory:");
  const files = new Set<string>();
  const sources: Record<string, Source> = {...config.sources, ...journalSources(config)};
  for (const entry of Object.entries(sources)) {
    for (const file of await filesOf(db, config, entry)) files.add(file);
  }
  const fx = config.fx === undefined ? undefined : path.resolve(config.dir, config.fx);
  if (fx !== undefined && existsSync(fx)) files.add(fx);
  return [...files].sort();
}
