import {newKey} from "./assemble.js";
import {fenceMarks, withInfo} from "./fence.js";
import {tailOf} from "./joints.js";
import {fenced} from "./lines.js";
import type {Cell, CellKind} from "./notebook.js";

/** A cell that is not yet in a notebook. */
export interface NewCell {
  readonly kind: CellKind;
  readonly source: string;
  readonly name?: string | null;
}

/** A cell as it is written by us, without what parts it from the next. */
export function newCell({kind, source, name = null}: NewCell, end: string): Cell {
  const text = source.replace(/\r\n?/g, "\n");
  if (kind === "markdown")
    return {key: newKey(), kind, name: null, source: text, raw: text === "" ? "" : text.replace(/\n/g, end)};
  return {key: newKey(), kind, name, source: text, raw: fenceOf(withInfo("```", kind, name), text, end)};
}

function fenceOf(open: string, source: string, end: string): string {
  const {marks, rest} = openParts(open);
  const longer = fenceMarks(marks, source);
  return [longer + rest, ...linesIn(source), longer].join(end);
}

/** The text in the file of a cell that is given another text. */
export function rawOf(cell: Cell, source: string, end: string): string {
  const tail = source === "" && cell.kind === "markdown" ? "" : tailOf(cell);
  if (cell.kind === "markdown") return source.replace(/\n/g, end) + tail;
  const {open, close} = fenced(cell.raw);
  const {marks, rest} = openParts(open);
  if (close === null || fenceMarks(marks, source) !== marks) return fenceOf(marks + rest, source, end) + tail;
  return (
    open +
    linesIn(source)
      .map((d) => d + end)
      .join("") +
    openParts(close).line +
    tail
  );
}

function linesIn(source: string): string[] {
  return source === "" ? [] : source.split("\n");
}

/** The first line of a fence without its end, and its marks apart from what it says. */
function openParts(open: string): {line: string; marks: string; rest: string} {
  const line = open.replace(/[\r\n]+$/, "");
  const [marks = ""] = /^[`~]*/.exec(line) ?? [];
  return {line, marks, rest: line.slice(marks.length)};
}
