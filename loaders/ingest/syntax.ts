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
