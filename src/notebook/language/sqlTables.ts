import type {SqlToken} from "./sqlTokens.js";

/** A name that stands where a table is read. */
export interface TableName {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** What is known within a pair of brackets, or of the whole. */
interface Scope {
  /** names of WITH, in lower case */
  readonly known: Set<string>;
  /** in a FROM clause, where a comma is followed by a table */
  from: boolean;
  /** the name of WITH that the brackets within define */
  defining: string | null;
  /** in the list of WITH, where a comma is followed by a name */
  with: boolean;
  recursive: boolean;
  /** EXTRACT(… FROM …) and its like, whose FROM reads no table */
  readonly call: boolean;
}

const ENDS_FROM = new Set(
  "WHERE GROUP HAVING ORDER LIMIT OFFSET QUALIFY WINDOW UNION INTERSECT EXCEPT SELECT VALUES".split(" ")
);
const READS = new Set(["FROM", "JOIN", "DESCRIBE", "SUMMARIZE", "PIVOT", "UNPIVOT", "TABLE", "SHOW"]);
const CALLS = new Set(["EXTRACT", "TRIM", "SUBSTRING", "OVERLAY", "POSITION", "LTRIM", "RTRIM"]);

/** The names that a query reads as tables: no columns, no aliases, no functions, none of its own WITH, none of a schema. */
export function tablesIn(all: readonly SqlToken[]): TableName[] {
  const tokens = all.filter((d) => d.kind !== "comment");
  const scopes: Scope[] = [scopeOf(false, false)];
  const found: TableName[] = [];
  let wanted = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const scope = scopes.at(-1)!;
    const word = token.kind === "word" ? token.text.toUpperCase() : "";
    if (token.text === "(") {
      scopes.push(scopeOf(wanted, isCall(tokens[i - 1])));
    } else if (token.text === ")") {
      wanted = false;
      close(scopes);
    } else if (wanted && /^(LATERAL|ONLY)$/.test(word)) continue;
    else if (wanted && isStart(word)) {
      scope.from = false;
      wanted = step({scope, word, tokens, i});
    } else if (wanted && (token.kind === "word" || token.kind === "quoted")) {
      wanted = false;
      if (!isPart(tokens[i + 1]) && !isKnown(scopes, nameOf(token)))
        found.push({name: nameOf(token), from: token.from, to: token.to});
    } else if (scope.with && isName(token) && isDefinition(tokens, i)) {
      scope.defining = nameOf(token).toLowerCase();
      if (scope.recursive) scope.known.add(scope.defining);
    } else wanted = step({scope, word, tokens, i});
  }
  return found;
}

interface Step {
  scope: Scope;
  word: string;
  tokens: readonly SqlToken[];
  i: number;
}

/** Takes one token; true where a table comes next. */
function step({scope, word, tokens, i}: Step): boolean {
  if (tokens[i]?.text === ",") return scope.from;
  if (word === "FROM" && (scope.call || isDistinctFrom(tokens, i))) return false;
  if (READS.has(word) && tokens[i - 1]?.text !== ".") {
    const pivot = /PIVOT$/.test(word);
    // Behind a table it says how that is turned; at the start of a query columns follow the table.
    if (pivot && scope.from) return false;
    scope.from = !pivot;
    scope.with = false;
    return true;
  }
  if (word === "WITH" && !scope.from) [scope.with, scope.recursive] = [true, false];
  else if (word === "RECURSIVE" && scope.with) scope.recursive = true;
  else if (ENDS_FROM.has(word)) scope.from = scope.with = false;
  return false;
}

/** The first word of a query in brackets where also a table could stand. */
function isStart(word: string): boolean {
  return word === "SELECT" || word === "WITH" || word === "FROM" || word === "VALUES";
}

function scopeOf(from: boolean, call: boolean): Scope {
  return {known: new Set(), from, defining: null, with: false, recursive: false, call};
}

/** After the brackets of a name of WITH, the name is known. */
function close(scopes: Scope[]): void {
  if (scopes.length > 1) scopes.pop();
  const scope = scopes.at(-1)!;
  if (scope.defining === null) return;
  scope.known.add(scope.defining);
}

function isCall(before: SqlToken | undefined): boolean {
  return before?.kind === "word" && CALLS.has(before.text.toUpperCase());
}

/** A name with a schema, or of a function. */
function isPart(after: SqlToken | undefined): boolean {
  return after?.text === "." || after?.text === "(";
}

function isKnown(scopes: readonly Scope[], name: string): boolean {
  return scopes.some((d) => d.known.has(name.toLowerCase()));
}

function isName({kind}: SqlToken): boolean {
  return kind === "word" || kind === "quoted";
}

/** `name AS (` or `name (columns) AS (`. */
function isDefinition(tokens: readonly SqlToken[], i: number): boolean {
  let j = i + 1;
  if (tokens[j]?.text === "(") while (j < tokens.length && tokens[j++]?.text !== ")");
  return /^AS$/i.test(tokens[j]?.text ?? "") || /^USING$/i.test(tokens[j]?.text ?? "");
}

function isDistinctFrom(tokens: readonly SqlToken[], i: number): boolean {
  return /^DISTINCT$/i.test(tokens[i - 1]?.text ?? "") && /^(IS|NOT)$/i.test(tokens[i - 2]?.text ?? "");
}

function nameOf({kind, text}: SqlToken): string {
  return kind === "quoted" ? text.slice(1, -1).replace(/""/g, '"') : text;
}
