import {SyntaxFault, type SyntaxNode, syntaxText, syntaxTree} from "../ingest/syntax.js";
import {walk} from "../ingest/syntaxWalk.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import type {AllowedFunctions} from "./functions.js";
import type {BoundColumn, SealedDatabase} from "./database.js";
import {CUSTOMER_TABLES} from "./tables.js";

/** A query that has been checked. */
export interface CheckedStatement {
  /** written anew from what was checked */
  sql: string;
  /** of CUSTOMER_TABLES */
  tables: string[];
  columns: BoundColumn[];
}

/** What statements are checked against. */
export interface StatementContext {
  /** with all customer tables, empty */
  sealed: SealedDatabase;
  functions: AllowedFunctions;
  /** names of the columns of each table of the warehouse, for telling what is internal from what is misspelt */
  warehouse: ReadonlyMap<string, readonly string[]>;
}

const INTERNAL = "is internal: a customer deck must not use it";

/** The columns that customers may see, of one table or of all. */
function customerColumns(tables: Iterable<string> = Object.keys(CUSTOMER_TABLES)): string[] {
  return [...tables].flatMap((d) => Object.keys(CUSTOMER_TABLES[d]?.columns ?? {}));
}

function tableFault(name: string, {warehouse}: StatementContext): string {
  const known = Object.keys(CUSTOMER_TABLES);
  if (warehouse.has(name))
    return `the table ${name} ${INTERNAL}; tables that it may use: ${known.join(", ")}`;
  return `there is no table ${name}${didYouMean(name, known) || `; tables: ${known.join(", ")}`}`;
}

/** The customer's table that is read; null for a result of the query's own. */
function tableOf(node: SyntaxNode, own: ReadonlySet<string>, context: StatementContext): string | null {
  const name = String(node.table_name).toLowerCase();
  const place = [node.catalog_name, node.schema_name].map(String).filter(Boolean);
  if (place.length > 0)
    throw new SyntaxFault(
      `${[...place, name].join(".")} is no table of the account's slice; name tables without a database or a schema`,
      node.query_location
    );
  // A result of the query's own may be named for the table that it reads.
  if (Object.hasOwn(CUSTOMER_TABLES, name)) return name;
  if (own.has(name)) return null;
  throw new SyntaxFault(tableFault(name, context), node.query_location);
}

function assertFunction(node: SyntaxNode, {functions}: StatementContext): void {
  const name = String(node.function_name).toLowerCase();
  if (node.class === "WINDOW" || functions.scalar(name)) return;
  throw new SyntaxFault(
    `the function ${name} is not allowed: a result must follow from the account's rows alone (for today, use last_day of period)`,
    node.query_location
  );
}

function assertNode(node: SyntaxNode, context: StatementContext): void {
  if (node.type === "SHOW_REF") throw new SyntaxFault("only a single SELECT is allowed", node.query_location);
  if (node.type === "TABLE_FUNCTION") {
    const name = String((node.function as SyntaxNode).function_name).toLowerCase();
    if (!context.functions.table(name))
      throw new SyntaxFault(
        `the table function ${name} is not allowed: a query reads the account's tables only`,
        node.query_location
      );
  }
  if (node.class === "FUNCTION" || node.class === "WINDOW") assertFunction(node, context);
  if (node.class === "PARAMETER") throw new SyntaxFault("parameters are not allowed", node.query_location);
  if (node.class === "COLUMN_REF") {
    const names = node.column_names as string[];
    const [name = ""] = names;
    if (names.length === 1 && context.functions.bare(name.toLowerCase()))
      throw new SyntaxFault(
        `${name} is not allowed: a deck does not follow the clock; use last_day of period`,
        node.query_location
      );
  }
  if (node.sample)
    throw new SyntaxFault("samples are not allowed: they differ each time", node.query_location);
}

/** Names that the query gives to results of its own. */
function ownNames(tree: SyntaxNode): Set<string> {
  const names = new Set<string>();
  walk(tree, (node) => {
    const {map} = (node.cte_map ?? {}) as {map?: {key: string}[]};
    for (const {key} of map ?? []) names.add(key.toLowerCase());
  });
  return names;
}

/** The place of a column in the query, by its name. */
function placeOf(column: string, tree: SyntaxNode): number | undefined {
  let found: number | undefined;
  walk(tree, (node) => {
    if (
      node.class === "COLUMN_REF" &&
      (node.column_names as string[]).at(-1)?.toLowerCase() === column.toLowerCase()
    )
      found ??= node.query_location;
  });
  return found;
}

function columnFault(column: string, tables: readonly string[], {warehouse}: StatementContext): string {
  const has = (names: readonly string[] | undefined) => names?.includes(column.toLowerCase()) ?? false;
  const elsewhere = Object.keys(CUSTOMER_TABLES).filter((d) => has(customerColumns([d])));
  const within = tables.filter((d) => has(warehouse.get(d)));
  if (within.length > 0) return `${within[0]}.${column} ${INTERNAL}`;
  if (elsewhere.length > 0)
    return `${tables.join(", ") || "the query"} has no column ${column}; ${elsewhere.join(" and ")} ${elsewhere.length > 1 ? "have" : "has"} one`;
  const [only, ...more] = tables;
  const name = only !== undefined && more.length === 0 ? `${only}.${column}` : column;
  if ([...warehouse.values()].some(has)) return `${name} ${INTERNAL}`;
  const known = customerColumns(tables);
  return `there is no column ${column}${didYouMean(column, known) || (known.length > 0 ? `; columns: ${known.join(", ")}` : "")}`;
}

function bindFault(
  error: Error,
  {tree, tables, context}: {tree: SyntaxNode; tables: string[]; context: StatementContext}
): SyntaxFault {
  const [first = ""] = error.message.split("\n");
  const column = /column "([^"]+)" not found|have a column named "([^"]+)"/u.exec(first);
  const name = column?.[1] ?? column?.[2];
  if (name !== undefined) return new SyntaxFault(columnFault(name, tables, context), placeOf(name, tree));
  const reason = first.replace(
    /^(?:Binder|Catalog|Parser|Conversion|Invalid Input|Not implemented) Error: /u,
    ""
  );
  return new SyntaxFault(`the query does not compile: ${reason}`);
}

/**
 * Checks that a query is one SELECT over the customer's tables that compiles; DuckDB's own syntax tree is looked at,
 * never the text.
 *
 * @throws SyntaxFault with the place of what is wrong
 */
export async function checkStatement(sql: string, context: StatementContext): Promise<CheckedStatement> {
  const {db} = context.sealed;
  const tree = await syntaxTree(db, sql);
  const own = ownNames(tree);
  const tables = new Set<string>();
  walk(tree, (node) => {
    assertNode(node, context);
    if (node.type !== "BASE_TABLE") return;
    const table = tableOf(node, own, context);
    if (table !== null) tables.add(table);
  });
  const text = await syntaxText(db, tree);
  const named = [...tables].sort();
  try {
    return {sql: text, tables: named, columns: await context.sealed.bind(text)};
  } catch (error) {
    throw bindFault(error as Error, {tree, tables: named, context});
  }
}
