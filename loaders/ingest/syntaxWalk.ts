import {SyntaxFault, type SyntaxNode} from "./syntax.js";

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
