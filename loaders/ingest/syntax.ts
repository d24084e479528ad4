import type {Warehouse} from "../warehouse.js";

/** A node of DuckDB’s syntax tree as json_serialize_sql writes it. */
export interface SyntaxNode {
  [key: string]: unknown;
  class?: string;
  type?: string;
  alias?: string;
  query_location?: number;
}

/** A statement that does not parse or is not allowed; **position** counts characters of the SQL from 0. */
export class SyntaxFault extends Error {
  constructor(
    message: string,
    readonly position?: number
  ) {
    super(message);
  }
}

interface Serialized {
  error: boolean;
  error_type?: string;
  error_message?: string;
  position?: string;
  statements?: SyntaxNode[];
}

const NOT_SELECT = /Only SELECT statements|A CTE needs a SELECT/;

/** The tree of a single SELECT; anything else is a fault. */
export async function syntaxTree(db: Warehouse, sql: string): Promise<SyntaxNode> {
  const [row] = await db.query<{tree: string}>("SELECT json_serialize_sql($1::VARCHAR) AS tree", [sql]);
  // The greatest 64-bit integer marks "no place", which a JavaScript number cannot hold.
  const tree = JSON.parse((row?.tree ?? "{}").replaceAll("18446744073709551615", "0")) as Serialized;
  if (tree.error) {
    const message = tree.error_message ?? "not understood";
    if (NOT_SELECT.test(message)) throw new SyntaxFault("only a single SELECT is allowed");
    throw new SyntaxFault(message, tree.position === undefined ? undefined : Number(tree.position));
  }
  const [statement, ...others] = tree.statements ?? [];
  if (statement === undefined || others.length > 0) throw new SyntaxFault("only a single SELECT is allowed");
  return statement;
}

/** The SQL of a tree. */
export async function syntaxText(db: Warehouse, statement: SyntaxNode): Promise<string> {
  const [row] = await db.query<{sql: string}>("SELECT json_deserialize_sql($1::JSON) AS sql", [
    JSON.stringify({error: false, statements: [statement]})
  ]);
  return (row?.sql ?? "").replace(/;\s*$/, "");
}

/** Calls **visit** with every node of a tree, parents first. */
export function walk(node: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, visit);
  } else if (typeof node === "object" && node !== null) {
    visit(node as SyntaxNode);
    for (const child of Object.values(node)) walk(child, visit);
  }
}

const FORBIDDEN =
  /^(getenv|getvariable|current_setting|set_config|query|query_table|nextval|currval|write_log|which_secret|checkpoint|force_checkpoint|json_execute_serialized_sql|(read|glob|sniff|pragma|duckdb|parquet|seq|arrow)(_.*)?)$/i;

/** Throws when an expression calls a function that reaches outside the rows. */
export function refuseReaching(node: SyntaxNode): void {
  if (node.class !== "FUNCTION") return;
  const name = String(node.function_name);
  if (FORBIDDEN.test(name)) throw new SyntaxFault(`the function ${name} is not allowed`, node.query_location);
}
