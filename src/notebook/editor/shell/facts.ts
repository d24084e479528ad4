import {nameOf} from "../../language/madeNames.js";
import {sqlTokens} from "../../language/sqlTokens.js";
import type {Cell, Notebook} from "../../model/notebook.js";
import type {NotebookRuntime} from "../../runtime/state.js";
import type {OpenNotebook} from "../parts.js";
import type {CellChecks} from "./resultChecks.js";

/** A line of the outline: a heading, or a cell that has a name or has failed. */
export interface OutlineEntry {
  readonly label: string;
  /** of a heading, 1 to 6; null for a cell */
  readonly level: number | null;
  readonly cell: string;
  /** where in the cell's source */
  readonly at: number;
}

/** The headings of a notebook's prose and its named cells, in order. */
export function outline({cells, title}: Notebook): OutlineEntry[] {
  // a heading that is worked out is called as the notebook is, where it has a name
  const named = (d: OutlineEntry) =>
    d.level === 1 && title !== "" && d.label.includes("${") ? {...d, label: title} : d;
  return cells.flatMap((cell): OutlineEntry[] => {
    if (cell.kind === "markdown") return headings(cell).map(named);
    return cell.name === null ? [] : [{label: cell.name, level: null, cell: cell.key, at: 0}];
  });
}

/** Headings of the form # Title; not those inside fenced code. */
function headings({source, key}: Cell): OutlineEntry[] {
  const found: OutlineEntry[] = [];
  let fence = "";
  let at = 0;
  for (const line of source.split("\n")) {
    const [, mark = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = "";
    const [, signs, label] = /^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/.exec(line) ?? [];
    if (fence === "" && signs && label) found.push({label: plain(label), level: signs.length, cell: key, at});
    at += line.length + 1;
  }
  return found;
}

/** Words without the marks of Markdown. */
function plain(text: string): string {
  return text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");
}

/** Something for the reader to mend. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** null for the front matter */
  readonly cell: string | null;
  readonly at: number;
  /** such as "cell 4, 1:14" */
  readonly where: string;
}

/**
 * What is wrong with a notebook's text, with the last run of its cells and with what that gave, in the order of the
 * cells.
 */
export function problems(
  {notebook, analysis}: OpenNotebook,
  runtime: NotebookRuntime,
  looked: readonly CellChecks[] = []
): Problem[] {
  const of = (key: string | null, d: Omit<Problem, "cell" | "where">): Problem => ({
    ...d,
    cell: key,
    where: whereIs(notebook, key, d.at)
  });
  const faults = analysis.faults.map((d) =>
    of(d.cell, {severity: d.severity, message: d.message, at: d.from})
  );
  const failed = notebook.cells.flatMap(({key}) => {
    const {error} = runtime.state(key);
    const known = faults.some((d) => d.cell === key && d.message === error?.message);
    return error && !known ? [of(key, {severity: "error", message: error.message, at: error.from ?? 0})] : [];
  });
  const doubts = looked.flatMap(({cell, source, checks}) =>
    checks
      .filter((d) => d.holds === false)
      .map(({words, column}) => {
        const at = column === null ? 0 : columnPlace(source, column);
        return of(cell, {severity: "warning", message: words, at});
      })
  );
  const order = new Map(notebook.cells.map((d, i) => [d.key, i]));
  const place = ({cell}: Problem) => (cell === null ? -1 : (order.get(cell) ?? -1));
  return [...faults, ...failed, ...doubts].sort((a, b) => place(a) - place(b) || a.at - b.at);
}

/** Where a query names a column: as an alias, else where it first stands; its beginning where it does not. */
function columnPlace(source: string, column: string): number {
  const tokens = sqlTokens(source);
  const places = tokens.flatMap((d, i) =>
    nameOf(d) === column.toLowerCase() ? [{from: d.from, alias: /^as$/i.test(tokens[i - 1]?.text ?? "")}] : []
  );
  return (places.find((d) => d.alias) ?? places[0])?.from ?? 0;
}

function whereIs({cells}: Notebook, key: string | null, at: number): string {
  if (key === null) return `front matter, line ${Math.max(1, at)}`;
  const index = cells.findIndex((d) => d.key === key);
  const before = (cells[index]?.source ?? "").slice(0, at).split("\n");
  return `cell ${index + 1}, ${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

/** Keys of the cells that can run without some of them: all but these and what reads them, also by way of others. */
export function apartFrom(
  {notebook, analysis}: Pick<OpenNotebook, "notebook" | "analysis">,
  keys: readonly string[]
): string[] {
  const out = new Set(keys);
  for (const key of out)
    for (const [reader, needs] of analysis.needs) if (needs.includes(key)) out.add(reader);
  return notebook.cells.map((d) => d.key).filter((d) => !out.has(d));
}

/** How far the cells that run are: how many there are, how many ran well, and what their last runs took in all. */
export function progress(
  {cells}: Notebook,
  runtime: NotebookRuntime
): {of: number; ran: number; ms: number; busy: boolean} {
  const states = cells.filter((d) => d.kind !== "markdown").map((d) => runtime.state(d.key));
  return {
    of: states.length,
    ran: states.filter((d) => d.status === "done" && !d.stale).length,
    ms: states.reduce((sum, d) => sum + (d.ms ?? 0), 0),
    busy: states.some((d) => d.status === "running" || d.status === "waiting")
  };
}
