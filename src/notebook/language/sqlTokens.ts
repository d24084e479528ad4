/** A token of SQL with its place. Spaces are left out. */
export interface SqlToken {
  readonly kind: "word" | "quoted" | "string" | "number" | "mark" | "comment" | "expression";
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** begun and not ended: a string, a comment, an expression */
  readonly open: boolean;
}

const RULES: readonly [SqlToken["kind"], RegExp][] = [
  ["comment", /--[^\n]*/y],
  ["string", /e'(?:[^'\\]|''|\\[\s\S]?)*('|$)/iy],
  ["string", /x?'(?:[^']|'')*('|$)/iy],
  ["quoted", /"(?:[^"]|"")*("|$)/y],
  ["number", /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy],
  ["word", /[\p{L}_][\p{L}\p{N}\p{M}_$]*/uy],
  ["mark", /::|<=|>=|<>|!=|\|\||->>|->|[^\s]/uy]
];

/** Finds where the `${…}` that begins at a place ends. */
export type ExpressionEnd = (source: string, at: number) => {to: number; open: boolean};

/** The first brace: enough for those who ask nothing of what stands in it. */
export const firstBrace: ExpressionEnd = (source, at) => {
  const end = source.indexOf("}", at);
  return end < 0 ? {to: source.length, open: true} : {to: end + 1, open: false};
};

/** The tokens of a query: strings, quoted names, dollar quotes, nested comments and `${…}` are one each. */
export function sqlTokens(source: string, endOf: ExpressionEnd = firstBrace): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let at = 0; at < source.length;) {
    if (/\s/.test(source[at]!)) {
      at++;
      continue;
    }
    const {kind, to, open} = next(source, at, endOf);
    tokens.push({kind, text: source.slice(at, to), from: at, to, open});
    at = to;
  }
  return tokens;
}

/** A query without the semicolon that ends it and what follows that. A second query stays, for those who refuse it. */
export function withoutEnd(source: string): string {
  const tokens = sqlTokens(source).filter((d) => d.kind !== "comment");
  const end = tokens.findIndex((d) => d.text === ";");
  const alone = end >= 0 && tokens.slice(end).every((d) => d.text === ";");
  return (alone ? source.slice(0, tokens[end]!.from) : source).trimEnd();
}

/** The first word of a query, past comments and brackets; empty where there is none. */
export function firstWord(source: string): string {
  return sqlTokens(source).find((d) => d.kind !== "comment" && d.text !== "(")?.text ?? "";
}

function next(
  source: string,
  at: number,
  endOf: ExpressionEnd
): {kind: SqlToken["kind"]; to: number; open: boolean} {
  if (source.startsWith("${", at)) return {kind: "expression", ...endOf(source, at)};
  if (source.startsWith("/*", at)) return {kind: "comment", ...comment(source, at)};
  const dollar = match(/\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy, source, at)?.[0];
  if (dollar !== undefined) {
    const end = source.indexOf(dollar, at + dollar.length);
    return {kind: "string", to: end < 0 ? source.length : end + dollar.length, open: end < 0};
  }
  for (const [kind, rule] of RULES) {
    const found = match(rule, source, at);
    if (found !== null) return {kind, to: at + found[0].length, open: found[1] === ""};
  }
  return {kind: "mark", to: at + 1, open: false};
}

function match(rule: RegExp, source: string, at: number): RegExpExecArray | null {
  rule.lastIndex = at;
  return rule.exec(source);
}

function comment(source: string, at: number): {to: number; open: boolean} {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = at;
  let depth = 0;
  for (let found = marks.exec(source); found !== null; found = marks.exec(source)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return {to: marks.lastIndex, open: false};
  }
  return {to: source.length, open: true};
}
