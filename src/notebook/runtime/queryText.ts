import {firstWord, withoutEnd} from "../language/sqlTokens.js";

/** A query with values between its pieces, as a template literal gives them. */
export interface QueryTemplate {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

const READS = /^(SELECT|WITH|FROM|VALUES|TABLE|PIVOT|UNPIVOT)$/i;
const TELLS = /^(DESCRIBE|DESC|SHOW|SUMMARIZE)$/i;

/** What a cell may hold, in words. */
const ALLOWED = "SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN";

/**
 * A text that can stand where a query can, and how much of it stands before what was written.
 *
 * @throws Error with the offending word if the text is no query
 */
export function queryOf(text: string): {sql: string; before: number} {
  const word = firstWord(text);
  const query = withoutEnd(text);
  if (READS.test(word)) return {sql: query, before: 0};
  // On a line of its own: the query may end with a comment.
  const head = "FROM (\n";
  if (TELLS.test(word)) return {sql: `${head}${query}\n)`, before: head.length};
  throw new Error(
    word === ""
      ? "The cell holds no query. Write one, such as FROM account_dim."
      : `A cell reads and changes nothing: ${word} is not allowed. Begin with ${ALLOWED}.`
  );
}

/** The statement that keeps a query's rows as a table, and how much of it stands before the query. */
export function tableStatement(table: string, text: string): {sql: string; before: number} {
  const head = `CREATE OR REPLACE TABLE ${table} AS\n`;
  const {sql, before} = queryOf(text);
  return {sql: head + sql, before: head.length + before};
}
