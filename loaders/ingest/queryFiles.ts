import path from "node:path";
import {UserError} from "../errors.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {Warehouse} from "../warehouse.js";
import {type Place, type SourceFile, formatOf, sourceFiles} from "./files.js";
import {literal} from "./sql.js";
import {SyntaxFault, type SyntaxNode, syntaxTree} from "./syntax.js";
import {refuseReaching, walk} from "./syntaxWalk.js";

/** A place in a query where files are read. */
export interface FileReference {
  /** The table reference, to be replaced in place. */
  node: SyntaxNode;
  files: SourceFile[];
  /** Whether the author gave options of the reader, which are then kept. */
  with_options: boolean;
}

const READERS =
  /^(read_csv|read_csv_auto|read_parquet|parquet_scan|read_json|read_json_auto|read_ndjson|read_ndjson_auto)$/;
const OTHER_TABLE_FUNCTIONS = new Set(["unnest", "generate_series", "range"]);
const REFERENCES = new Set([
  "BASE_TABLE",
  "SUBQUERY",
  "JOIN",
  "TABLE_FUNCTION",
  "EMPTY",
  "EXPRESSION_LIST",
  "PIVOT",
  "EMPTY_FROM"
]);

interface FunctionNode extends SyntaxNode {
  function_name: string;
  children: SyntaxNode[];
}

function constants(node: SyntaxNode | undefined): string[] | undefined {
  if (node?.class === "CONSTANT") {
    const {value} = node as {value?: {value?: unknown}};
    return typeof value?.value === "string" ? [value.value] : undefined;
  }
  if (node?.class === "FUNCTION" && node.function_name === "list_value") {
    const lists = (node as FunctionNode).children.map(constants);
    return lists.every((d) => d !== undefined) ? lists.flat() : undefined;
  }
  return undefined;
}

function cteNames(statement: SyntaxNode): Set<string> {
  const names = new Set<string>();
  walk(statement, (node) => {
    const map = (node.cte_map as {map?: {key?: string}[]} | undefined)?.map ?? [];
    for (const {key} of map) if (key !== undefined) names.add(key.toLowerCase());
  });
  return names;
}

async function located(
  db: Warehouse,
  patterns: string[],
  at: {dir: string; place: Place}
): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const pattern of patterns) files.push(...(await sourceFiles(db, pattern, at)));
  return files;
}

function tableFunction(node: SyntaxNode): {patterns: string[]; with_options: boolean} | undefined {
  const call = node.function as FunctionNode;
  const name = call.function_name.toLowerCase();
  if (OTHER_TABLE_FUNCTIONS.has(name)) return undefined;
  if (!READERS.test(name))
    throw new SyntaxFault(`the table function ${name} is not allowed`, node.query_location);
  const patterns = constants(call.children[0]);
  if (patterns === undefined)
    throw new SyntaxFault(`${name}: the path must be a quoted text`, node.query_location);
  return {patterns, with_options: call.children.length > 1};
}

function baseTable(node: SyntaxNode, ctes: ReadonlySet<string>): string[] | undefined {
  const name = String(node.table_name);
  if (node.schema_name === "" && ctes.has(name.toLowerCase())) return undefined;
  if (node.schema_name === "" && (formatOf(name) !== undefined || /[/\\*]/.test(name))) return [name];
  const hint = didYouMean(name, ctes);
  throw new SyntaxFault(
    `unknown table ${name}${hint}; read a file by its path in quotes`,
    node.query_location
  );
}

/** Checks that a query only reads local files, and finds where; throws SyntaxFault or UserError when it does more. */
export async function fileReferences(
  db: Warehouse,
  statement: SyntaxNode,
  at: {dir: string; place: Place}
): Promise<FileReference[]> {
  const ctes = cteNames(statement);
  const found: {node: SyntaxNode; patterns: string[]; with_options: boolean}[] = [];
  walk(statement, (node) => {
    if (node.class === "PARAMETER") throw new SyntaxFault("parameters are not allowed", node.query_location);
    if (node.type === "SHOW_REF")
      throw new SyntaxFault("only a single SELECT is allowed", node.query_location);
    if (node.type === "TABLE_FUNCTION") {
      const call = tableFunction(node);
      if (call !== undefined) found.push({node, ...call});
    } else if (node.type === "BASE_TABLE") {
      const patterns = baseTable(node, ctes);
      if (patterns !== undefined) found.push({node, patterns, with_options: false});
    } else if (!found.some((d) => d.node.function === node)) refuseReaching(node);
    const from = node.from_table as SyntaxNode | null | undefined;
    if (from?.type !== undefined && !REFERENCES.has(from.type)) {
      throw new SyntaxFault(`${from.type.toLowerCase()} is not allowed`, from.query_location);
    }
  });
  const references: FileReference[] = [];
  for (const {node, patterns, with_options} of found) {
    references.push({node, files: await located(db, patterns, at), with_options});
  }
  if (references.length === 0)
    throw new UserError(`${at.place.file}:${at.place.line}: the query reads no file`);
  return references;
}

function replaceNode(node: SyntaxNode, by: SyntaxNode): void {
  const alias = node.alias || by.alias;
  const columns = node.column_name_alias;
  for (const key of Object.keys(node)) delete node[key];
  Object.assign(node, by, {alias, column_name_alias: columns ?? []});
}

/** Makes a table reference read from another relation, given as SQL; it keeps its alias, by default the file’s name. */
export async function readFrom(db: Warehouse, {node, files}: FileReference, relation: string): Promise<void> {
  const tree = (await syntaxTree(db, `SELECT * FROM ${relation}`)).node as {from_table: SyntaxNode};
  const stem = path.basename(files[0]?.path ?? "").replace(/\.[^.]*$/, "");
  replaceNode(node, {...tree.from_table, alias: stem});
}

/** Makes a reader with options of its own read absolute paths. */
export async function readAbsolute(db: Warehouse, {node, files}: FileReference): Promise<void> {
  const list = files.map((d) => literal(d.path)).join(", ");
  const tree = (await syntaxTree(db, `SELECT [${list}]`)).node as {select_list: SyntaxNode[]};
  (node.function as FunctionNode).children[0] = {...(tree.select_list[0] as SyntaxNode), alias: ""};
}
