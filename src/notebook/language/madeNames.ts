import type {SqlToken} from "./sqlTokens.js";

/** What may stand before a column that is taken as it is. */
const BEFORE = new Set(
  (
    ", ( . = < > <= >= <> != + - * / % || :: [ SELECT DISTINCT ALL BY WHERE AND OR NOT ON HAVING QUALIFY WHEN THEN " +
    "ELSE CASE BETWEEN IN LIKE ILIKE IS USING EXCLUDE INTERVAL"
  ).split(" ")
);

/**
 * The names, in lower case, that a query gives to something else than a column of that name: the alias of an expression,
 * but for one function of that column alone, as *min(t.seats) AS seats*. Names of tables and words of the language may be
 * among them.
 */
export function madeNames(all: readonly SqlToken[]): string[] {
  const tokens = all.filter((d) => d.kind !== "comment");
  return tokens.flatMap((token, i) => {
    const name = nameOf(token);
    const before = tokens[i - 1]?.text.toUpperCase();
    if (name === null || before === undefined || BEFORE.has(before)) return [];
    return before === "AS" && isOneCall(tokens, i - 1, name) ? [] : [name];
  });
}

/** The name that a word or a quoted name gives, in lower case; null for all other tokens. */
export function nameOf({kind, text}: SqlToken): string | null {
  if (kind === "word") return text.toLowerCase();
  return kind === "quoted" ? text.slice(1, -1).replaceAll('""', '"').toLowerCase() : null;
}

/** Whether *f(name)* or *f(t.name)* stands before a place, and nothing of an expression before that. */
function isOneCall(tokens: readonly SqlToken[], at: number, name: string): boolean {
  const [close, column, mark] = [tokens[at - 1], tokens[at - 2], tokens[at - 3]];
  if (close?.text !== ")" || !column || nameOf(column) !== name) return false;
  const open = mark?.text === "." ? at - 5 : at - 3;
  const before = tokens[open - 2]?.text.toUpperCase();
  return (
    tokens[open]?.text === "(" && tokens[open - 1]?.kind === "word" && (before === "SELECT" || before === ",")
  );
}
