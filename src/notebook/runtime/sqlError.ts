import {sqlTokens, type SqlToken} from "../language/sqlTokens.js";

/** What DuckDB says of a query that failed, in words for its reader. */
export class SqlError extends Error {
  /**
   * @param from where in the query the fault lies, in UTF-16 units; null if that is not known
   * @param to where the word there ends
   */
  constructor(
    message: string,
    readonly from: number | null = null,
    readonly to: number | null = null
  ) {
    super(message);
  }
}

/** Told by a query that was stopped. */
export class StoppedError extends Error {
  constructor() {
    super("stopped");
  }
}

interface DuckDBError {
  exception_type?: string;
  exception_message?: string;
  name?: string;
  position?: string;
  error_subtype?: string;
  type?: string;
  candidates?: string;
}

/** What browsers say of an address that the page's policy keeps from being asked. */
const REFUSED = /NetworkError|XMLHttpRequest/;

/** What DuckDB says of what another part of it has, and what is left of it where it tries to fetch that part by itself. */
const ELSEWHERE = /exists in the (\w+) extension/;
const FETCHED = /^(unreachable|.* out of bounds|null function or function signature mismatch)$/;

/**
 * Reads an error of DuckDB's, written as JSON by its setting errors_as_json.
 *
 * @param text what was sent
 * @param before how much of it stood before the reader's own query, in UTF-16 units
 */
export function sqlError(error: unknown, text: string, before = 0): Error {
  const said = error instanceof Error ? error.message : String(error);
  if (/query was cancell?ed|INTERRUPT/i.test(said)) return new StoppedError();
  const json = /\{"exception_type".*\}/s.exec(said)?.[0];
  let found: DuckDBError = json ? (JSON.parse(json) as DuckDBError) : {exception_message: said};
  // What the parser says is wrapped twice.
  if (found.exception_message?.startsWith("{")) found = JSON.parse(found.exception_message) as DuckDBError;
  const {from = null, to = null} = placeOf(found, text, before) ?? {};
  return new SqlError(words(found), from, to);
}

/** The token that DuckDB names, in the reader's own query; where that ends too early, what it leaves open. */
function placeOf({position, exception_message = ""}: DuckDBError, text: string, before: number) {
  if (/at end of input/.test(exception_message)) return unfinished(sqlTokens(text.slice(before)));
  const at = position === undefined ? -1 : unitsBefore(text, Number(position));
  const [token] = at < before ? [] : sqlTokens(text.slice(at));
  return token && {from: at - before + token.from, to: at - before + token.to};
}

/** The bracket that was opened last and is not closed, else the last token. */
function unfinished(tokens: readonly SqlToken[]): SqlToken | undefined {
  const written = tokens.filter((d) => d.kind !== "comment");
  const open: SqlToken[] = [];
  for (const token of written) {
    if (/^[([{]$/.test(token.text)) open.push(token);
    else if (/^[)\]}]$/.test(token.text)) open.pop();
  }
  return open.at(-1) ?? written.at(-1);
}

/** DuckDB counts bytes of UTF-8. */
function unitsBefore(text: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length;
}

function withoutPart(part: string): string {
  const instead =
    part === "icu" ? " Times here are in UTC: instead of AT TIME ZONE, add or take away an INTERVAL." : "";
  return `The query needs DuckDB\u2019s extension ${part}, which this site does not have; nothing is fetched from another host.${instead}`;
}

function words({exception_message = "", error_subtype, name, type, candidates}: DuckDBError): string {
  const nearest = candidates?.split(",")[0]?.trim().replace(/^"|"$/g, "");
  const hint = nearest ? ` The nearest is ${nearest}.` : "";
  if (error_subtype === "COLUMN_NOT_FOUND" && name) return `There is no column ${name} here.${hint}`;
  if (error_subtype === "MISSING_ENTRY" && name && type === "Table")
    return `There is no table ${name}.${hint}`;
  if (error_subtype === "MISSING_ENTRY" && name && type) return `There is no function ${name}.${hint}`;
  const part = FETCHED.test(exception_message) ? "icu" : ELSEWHERE.exec(exception_message)?.[1];
  if (part !== undefined) return withoutPart(part);
  if (REFUSED.test(exception_message))
    return "A query reads only this site\u2019s own files, and nothing of another host. Drop a file on the page to query it.";
  const lines = exception_message.split(/\n\s*\n|\nLINE \d+:/)[0] ?? "";
  return `${lines
    .replace(/!(?=\s|$)/g, ".")
    .replace(/\s*\n\s*/g, " ")
    .trim()}`;
}
