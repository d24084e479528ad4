import {assemble} from "./assemble.js";
import {topBlocks} from "./blocks.js";
import {splitFrontMatter} from "./frontMatter.js";
import {fenced, linesOf} from "./lines.js";
import type {Cell, Notebook} from "./notebook.js";
import {scan, SEPARATOR} from "./scan.js";

/** How lines end around a cell: as in it, else as in the notebook. */
export function lineEnd({front_matter, cells}: Notebook, cell?: Cell): string {
  for (const text of [cell?.raw ?? "", front_matter, ...cells.map((d) => d.raw)]) {
    const found = /\r\n|\r|\n/.exec(text);
    if (found !== null) return found[0];
  }
  return "\n";
}

/**
 * A notebook of other cells. Where two cells have come to stand side by side, or one of the two has changed, what parts
 * them is made such that they are read back as the two that they are; all other text stays as it is.
 */
export function arrange(notebook: Notebook, cells: readonly Cell[]): Notebook {
  const before = new Map(notebook.cells.map((cell, i) => [cell.key, {cell, next: notebook.cells[i + 1]}]));
  const written = cells.filter((d) => d.raw !== "" || d.source !== "");
  const joined = new Map<string, string>();
  written.forEach((cell, i) => {
    const next = written[i + 1];
    const was = before.get(cell.key);
    const fresh = was === undefined || was.next?.key !== next?.key;
    if (fresh || was.cell !== cell || was.next !== next)
      joined.set(cell.key, joint(cell, next, {fresh, end: lineEnd(notebook, cell)}));
  });
  const parted = cells.map((d) => {
    const raw = joined.get(d.key) ?? d.raw;
    return raw === d.raw ? d : {...d, raw};
  });
  return assemble(head(notebook, parted), parted);
}

/** The text before the first cell, such that none of the cells' lines are taken for front matter. */
function head(notebook: Notebook, cells: readonly Cell[]): string {
  const {front_matter} = notebook;
  if (cells.length === 0) return front_matter;
  const end = lineEnd(notebook);
  const whole = /[^\uFEFF\r\n]$/.test(front_matter) ? front_matter + end : front_matter;
  const start = splitFrontMatter(whole + cells.map((d) => d.raw).join(""));
  return start > whole.length ? whole + SEPARATOR + end + end : whole;
}

interface Join {
  /** the two have not stood side by side before */
  fresh: boolean;
  /** of a line */
  end: string;
}

/** A cell's text such that the next is read as another cell. */
function joint(cell: Cell, next: Cell | undefined, {fresh, end}: Join): string {
  const {body, tail} = parts(cell, end);
  const plain = linesOf(tail).filter((d) => d.trim() !== SEPARATOR);
  if (next === undefined) return plain.length < linesOf(tail).length || fresh ? body + end : body + tail;
  const parted = plain.length < linesOf(tail).length;
  const needed = cell.kind === "markdown" && next.kind === "markdown";
  if (needed) return closed(body, parted ? tail : end + end + SEPARATOR + end + end, {end, probe: "prose"});
  const kept = parted || (fresh && plain.length < 2) || !/[\r\n]/.test(tail) ? end + end : tail;
  return cell.kind === "markdown" ? closed(body, kept, {end, probe: "```sql"}) : body + kept;
}

/** A cell's own lines, a fence closed, and what parts it from the next. */
function parts(cell: Cell, end: string): {body: string; tail: string} {
  const {kind, raw} = cell;
  const lines = linesOf(raw).slice(0, ownLines(cell));
  const body = atLineEnd(lines.join(""));
  if (kind === "markdown" || fenced(raw).close !== null) return {body, tail: tailOf(cell)};
  const marks = /^[`~]*/.exec(raw)?.[0] ?? "";
  return {body: `${raw === body ? raw + end : raw}${marks}`, tail: end};
}

/** What follows a cell's own lines, from the end of the last of them on. */
export function tailOf(cell: Cell): string {
  const lines = linesOf(cell.raw);
  const own = ownLines(cell);
  const last = lines[own - 1] ?? "";
  // What is not blank after prose was put there by us to close what the prose leaves open.
  const rest = lines.slice(own).filter((d) => d.trim() === "" || d.trim() === SEPARATOR);
  return last.slice(atLineEnd(last).length) + rest.join("");
}

function ownLines({kind, raw, source}: Cell): number {
  if (kind === "markdown") return source === "" ? 0 : source.split("\n").length;
  return linesOf(raw).length - linesOf(fenced(raw).tail).length;
}

function atLineEnd(text: string): string {
  return text.replace(/(\r\n|\r|\n)$/, "");
}

/** What a cell of prose may leave open, and what ends it. */
const CLOSERS = ["-->", "?>", "]]>", ">", "</pre>"];

/** Prose and what follows it, with a line between that closes what the prose leaves open: a fence, a comment. */
function closed(body: string, tail: string, {end, probe}: {end: string; probe: string}): string {
  const fence = /^ {0,3}([`~]{3,})/.exec(topBlocks(body).at(-1)?.line.text ?? "")?.[1];
  const blank = linesOf(tail)[1]?.trim() === "" ? tail : end + end + tail.replace(/^(\r\n|\r|\n)/, "");
  const tries = [tail, blank, ...CLOSERS.map((d) => end + d + blank)];
  if (fence !== undefined) tries.push(end + fence + tail);
  return body + (tries.find((d) => scan(body + d + probe).at(-1)?.from === (body + d).length) ?? tail);
}
