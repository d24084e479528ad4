import {parseExpressionAt} from "acorn";
import {didYouMean} from "../../lib/nearMiss.js";
import {isName} from "../model/inputs.js";
import {freeNames} from "./jsNames.js";
import {scriptEnd} from "./scriptEnd.js";
import {tablesIn, type TableName} from "./sqlTables.js";
import {sqlTokens, type SqlToken} from "./sqlTokens.js";
import type {Place} from "./place.js";

/** A query as its parts. */
export interface SqlCell {
  /** the text around the parameters: one more than these */
  readonly strings: readonly string[];
  readonly parameters: readonly SqlParameter[];
  readonly tables: readonly TableName[];
  readonly faults: readonly Place[];
}

/** What stands in `${…}`: an expression of JavaScript whose value is bound, never pasted into the text. */
export interface SqlParameter {
  readonly expression: string;
  /** the name, where it is a name alone and nothing has to be evaluated */
  readonly name: string | null;
  /** the names that it reads */
  readonly reads: readonly string[];
  /** with its `${` and `}` */
  readonly from: number;
  readonly to: number;
}

/** Statements that read and change nothing. */
export const QUERY_WORDS = [
  ..."SELECT WITH FROM VALUES TABLE PIVOT UNPIVOT DESCRIBE DESC SHOW SUMMARIZE EXPLAIN".split(" ")
];

/** Reads a query: its parameters, the names that it reads as tables, and what is wrong as far as text can tell. */
export function readSql(source: string): SqlCell {
  const tokens = sqlTokens(source, scriptEnd);
  const faults: Place[] = [];
  const parameters: SqlParameter[] = [];
  const strings: string[] = [];
  let start = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "expression") {
      faults.push(...tokenFaults(token));
      continue;
    }
    parameters.push(parameterOf(token, faults));
    strings.push(source.slice(start, token.from));
    start = token.to;
    if (/^(FROM|JOIN)$/i.test(tokens[i - 1]?.text ?? ""))
      faults.push(fault(token, "a table cannot be a parameter: write its name without `${…}`"));
  }
  strings.push(source.slice(start));
  faults.push(...statementFaults(tokens));
  return {strings, parameters, tables: tablesIn(tokens), faults};
}

function fault({from, to}: {from: number; to: number}, message: string): Place {
  return {from, to, message};
}

function tokenFaults(token: SqlToken): Place[] {
  const what = {string: "text", quoted: "quoted name", comment: "comment"}[token.kind as string];
  if (what === undefined) return [];
  if (token.open) return [fault(token, `this ${what} is not ended`)];
  const inside = token.kind === "comment" ? -1 : token.text.indexOf("${");
  if (inside < 0) return [];
  return [fault(token, `\`\${…}\` within quotes is not replaced: put it outside, such as \`'a' || \${b}\``)];
}

function parameterOf({text, from, to, open}: SqlToken, faults: Place[]): SqlParameter {
  const expression = text.slice(2, open ? undefined : -1).trim();
  const parameter = {expression, name: isName(expression) ? expression : null, from, to};
  const wrong = (message: string): SqlParameter => {
    faults.push(fault({from, to}, message));
    return {...parameter, name: null, reads: []};
  };
  if (open) return wrong("`${` has no `}`");
  if (expression === "") return wrong("`${}` is empty: write a name or an expression of JavaScript into it");
  try {
    const node = parseExpressionAt(expression, 0, {ecmaVersion: 2022, sourceType: "module"});
    if (expression.slice(node.end).trim() !== "")
      return wrong(`no expression of JavaScript: \`${expression}\``);
    return {...parameter, reads: freeNames(node).map((d) => d.name)};
  } catch {
    return wrong(`no expression of JavaScript: \`${expression}\``);
  }
}

function statementFaults(all: readonly SqlToken[]): Place[] {
  const tokens = all.filter((d) => d.kind !== "comment");
  const first = tokens.find((d) => d.text !== "(");
  if (first === undefined) return [];
  const faults: Place[] = [];
  for (const {text, ...place} of [first, ...explained(tokens, first)]) {
    const word = text.toUpperCase();
    if (!QUERY_WORDS.includes(word))
      faults.push(
        fault(
          place,
          `a cell reads and changes nothing: \`${text}\` is not allowed${didYouMean(word, QUERY_WORDS)}. ` +
            "Begin with SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN"
        )
      );
  }
  const end = tokens.findIndex((d) => d.text === ";");
  const second = end < 0 ? undefined : tokens.slice(end).find((d) => d.text !== ";");
  if (second) faults.push(fault(second, "one query in a cell: put this one into a cell of its own"));
  return faults;
}

/** The first word of what is explained: ANALYZE runs it. */
function explained(tokens: readonly SqlToken[], first: SqlToken): SqlToken[] {
  if (!/^EXPLAIN$/i.test(first.text)) return [];
  const rest = tokens.slice(tokens.indexOf(first) + 1);
  const options = rest[0]?.text === "(" && !QUERY_WORDS.includes(rest[1]?.text.toUpperCase() ?? "");
  const after = options ? rest.slice(rest.findIndex((d) => d.text === ")") + 1) : rest;
  const word = after.find((d) => d.text !== "(" && !/^ANALYZE$/i.test(d.text));
  return word ? [word] : [];
}
