import type {Cell} from "../../model/notebook.js";
import type {Span} from "./foundMarks.js";

/** What is searched for. */
export interface Search {
  readonly text: string;
  readonly match_case: boolean;
  readonly regex: boolean;
}

/** A place where it was found. */
export interface Found extends Span {
  readonly key: string;
}

/** The search as a pattern. @throws SyntaxError where a regular expression cannot be read */
function pattern({text, match_case, regex}: Search): RegExp {
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(source, `gmu${match_case ? "" : "i"}`);
}

/** All places in order; none for an empty text. @throws SyntaxError where a regular expression cannot be read */
export function findAll(cells: readonly Cell[], search: Search): readonly Found[] {
  if (search.text === "") return [];
  const wanted = pattern(search);
  return cells.flatMap(({key, source}) =>
    Array.from(source.matchAll(wanted), (d) => ({key, from: d.index, to: d.index + d[0].length})).filter(
      (d) => d.from < d.to
    )
  );
}

/** A cell's text with all places, or the one that begins at **at**, replaced. In a regular expression $1 is its first group. */
export function replaceIn(source: string, search: Search, {by, at}: {by: string; at?: number}): string {
  return source.replace(pattern(search), (...found: (string | number | undefined)[]) => {
    const [whole = "", ...groups] = found;
    const offset = found.findLast((d) => typeof d === "number");
    if (whole === "" || (at !== undefined && offset !== at)) return String(whole);
    if (!search.regex) return by;
    const group = (sign: string) =>
      sign === "$" ? "$" : sign === "&" ? whole : (groups[Number(sign) - 1] ?? "");
    return by.replace(/\$(\$|&|[1-9])/g, (_, sign: string) => String(group(sign)));
  });
}
