import {topBlocks} from "./blocks.js";
import type {CellKind} from "./notebook.js";
import {readInfo} from "./fence.js";
import {fenced} from "./lines.js";

/** A cell's place in a text. */
export interface Piece {
  readonly kind: CellKind;
  readonly name: string | null;
  readonly source: string;
  readonly from: number;
  /** where the next cell begins, or the end of the text */
  readonly to: number;
}

/** What parts two cells of prose. */
export const SEPARATOR = "<!-- cell -->";

/** The cells of a text, in order. What stands before the first belongs to none: blank lines and separators. */
export function scan(text: string): Piece[] {
  const starts: {from: number; open: string | null; to: number}[] = [];
  let current: (typeof starts)[number] | null = null;
  for (const {line, ...block} of topBlocks(text)) {
    const open = block.type === "FencedCode" && block.from === line.from ? line.text : null;
    if (open !== null && readInfo(open) !== null) {
      starts.push({from: line.from, open, to: block.to});
      current = null;
    } else if (block.type === "CommentBlock" && line.text.trimEnd() === SEPARATOR) current = null;
    else if (current !== null) current.to = block.to;
    else starts.push((current = {from: line.from, open: null, to: block.to}));
  }
  return starts.map(({from, open, to}, i) => {
    const next = starts[i + 1]?.from ?? text.length;
    if (open === null) return {kind: "markdown", name: null, source: prose(text, from, to), from, to: next};
    const {kind, name} = readInfo(open)!;
    return {kind, name, source: fenced(text.slice(from, next)).lines.join("\n"), from, to: next};
  });
}

function prose(text: string, from: number, to: number): string {
  const end = /[\r\n]/.exec(text.slice(to))?.index ?? text.length - to;
  return text
    .slice(from, to + end)
    .replace(/\r\n?/g, "\n")
    .replace(/(\n[ \t]*)+$/, "");
}
