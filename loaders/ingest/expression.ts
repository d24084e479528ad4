import type {Warehouse} from "../warehouse.js";
import {SyntaxFault, type SyntaxNode, syntaxText, syntaxTree} from "./syntax.js";
import {refuseReaching, walk} from "./syntaxWalk.js";

/** A mapping expression that is one scalar over raw columns and nothing else. */
export interface Expression {
  /** As DuckDB writes it: no comment, no second statement. */
  sql: string;
  /** The raw columns it names. */
  columns: string[];
  /** Of them, those named only inside TRY_CAST, where a bad value is the author’s own affair. */
  tried: string[];
  /** Set when the expression is a raw column’s name and nothing else. */
  column?: string;
  /** A window function cannot be guarded row by row. */
  windowed: boolean;
  statement: SyntaxNode;
}

/** What an expression is over, for what is said of one that is refused. */
export interface ExpressionScope {
  /** what it may name */
  over: string;
  /** what can do that which it may not */
  instead: string;
}

const RAW_COLUMNS: ExpressionScope = {over: "the raw columns", instead: "; use query instead of from"};

const PREFIX = "SELECT ";

function refuse(node: SyntaxNode, {instead}: ExpressionScope): void {
  refuseReaching(node);
  const at = node.query_location;
  if (node.class === "SUBQUERY") throw new SyntaxFault(`a subquery is not allowed here${instead}`, at);
  if (node.class === "STAR") throw new SyntaxFault("* is not one column", at);
  if (node.class === "PARAMETER") throw new SyntaxFault("parameters are not allowed", at);
  if (node.class === "FUNCTION" && node.function_name === "unnest") {
    throw new SyntaxFault(`unnest makes rows${instead}`, at);
  }
}

function selectItem(statement: SyntaxNode, {over}: ExpressionScope = RAW_COLUMNS): SyntaxNode {
  const node = statement.node as SyntaxNode & {
    select_list?: SyntaxNode[];
    from_table?: SyntaxNode;
    modifiers?: unknown[];
  };
  const [item, ...others] = node.select_list ?? [];
  const plain =
    node.type === "SELECT_NODE" &&
    node.from_table?.type === "EMPTY" &&
    (node.modifiers ?? []).length === 0 &&
    !node.where_clause &&
    !node.having &&
    !node.qualify &&
    !node.sample &&
    (node.group_expressions as unknown[]).length === 0 &&
    ((node.cte_map as {map?: unknown[]} | undefined)?.map ?? []).length === 0;
  if (item === undefined || others.length > 0 || !plain)
    throw new SyntaxFault(`expected one expression over ${over}`);
  return item;
}

function references(item: SyntaxNode): {all: string[]; outside: Set<string>} {
  const all = new Set<string>();
  const outside = new Set<string>();
  const visit = (node: unknown, tried: boolean): void => {
    if (Array.isArray(node)) for (const child of node) visit(child, tried);
    else if (typeof node === "object" && node !== null) {
      const {class: kind, column_names, try_cast} = node as SyntaxNode;
      if (kind === "COLUMN_REF") {
        for (const name of column_names as string[]) {
          all.add(name);
          if (!tried) outside.add(name);
        }
      }
      for (const child of Object.values(node)) visit(child, kind === "CAST" && try_cast === true);
    }
  };
  visit(item, false);
  return {all: [...all], outside};
}

/** Parses one expression, of a mapping unless said; throws SyntaxFault, its position counted in the expression, for what is not one. */
export async function parseExpression(
  db: Warehouse,
  text: string,
  scope: ExpressionScope = RAW_COLUMNS
): Promise<Expression> {
  try {
    const statement = await syntaxTree(db, PREFIX + text);
    const item = selectItem(statement, scope);
    let windowed = false;
    walk(item, (node) => {
      refuse(node, scope);
      if (node.class === "WINDOW") windowed = true;
    });
    item.alias = "";
    const sql = (await syntaxText(db, statement)).slice(PREFIX.length);
    const {all, outside} = references(item);
    const column = item.class === "COLUMN_REF" && all.length === 1 ? all[0] : undefined;
    return {sql, columns: all, tried: all.filter((d) => !outside.has(d)), column, windowed, statement};
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    const at = error.position === undefined ? undefined : Math.max(0, error.position - PREFIX.length);
    throw new SyntaxFault(error.message, at);
  }
}

function replaced(node: unknown, by: ReadonlyMap<string, SyntaxNode>): unknown {
  if (Array.isArray(node)) return node.map((child) => replaced(child, by));
  if (typeof node !== "object" || node === null) return node;
  const {class: kind, column_names} = node as SyntaxNode;
  const names = kind === "COLUMN_REF" ? (column_names as string[]) : [];
  const other = names.length === 1 ? by.get((names[0] as string).toLowerCase()) : undefined;
  return other ?? Object.fromEntries(Object.entries(node).map(([key, child]) => [key, replaced(child, by)]));
}

/** The SQL of an expression with some of its columns replaced by other SQL, by name. */
export async function substituted(
  db: Warehouse,
  expression: Expression,
  columns: ReadonlyMap<string, string>
): Promise<string> {
  const nodes = new Map<string, SyntaxNode>();
  for (const [name, sql] of columns)
    nodes.set(name.toLowerCase(), selectItem(await syntaxTree(db, PREFIX + sql)));
  return (await syntaxText(db, replaced(expression.statement, nodes) as SyntaxNode)).slice(PREFIX.length);
}
