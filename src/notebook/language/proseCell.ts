import {parseExpressionAt} from "acorn";
import {codeBlocks} from "../model/blocks.js";
import {freeNames} from "./jsNames.js";
import type {SqlParameter} from "./sqlCell.js";

/** Prose cut at its expressions: one text more than parameters. */
export interface ProseCell {
  readonly strings: readonly string[];
  readonly parameters: readonly SqlParameter[];
}

// What holds no expressions within a paragraph: code between backticks of one length, a comment, a tag, an escaped sign.
const CODE = /^(`+)(?!`)(?:(?!\n[ \t]*\n)[\s\S])*?[^`]\1(?!`)/;
const COMMENT = /^<!--[\s\S]*?-->/;
const TAG = /^<[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?>/i;
const ESCAPED = /^\\[\s\S]/;

/** Reads prose: the expressions of JavaScript in `${…}`, as Observable Framework has them, and the text around them. */
export function readProse(source: string): ProseCell {
  if (!source.includes("${")) return {strings: [source], parameters: []};
  const strings: string[] = [];
  const parameters: SqlParameter[] = [];
  const code = new Map(codeBlocks(source).map(({from, to}) => [from, to]));
  let start = 0;
  for (let i = 0; i < source.length; ++i) {
    const end = code.get(i) ?? (/[`<\\]/.test(source[i]!) ? skipped(source, i) : i);
    if (end > i) {
      i = end - 1;
      continue;
    }
    if (!source.startsWith("${", i)) continue;
    const parameter = expressionAt(source, i);
    if (!parameter) continue;
    strings.push(source.slice(start, i));
    parameters.push(parameter);
    start = parameter.to;
    i = start - 1;
  }
  return {strings: [...strings, source.slice(start)], parameters};
}

/** Where what begins at a place and holds no expressions ends; the place itself where nothing such does. */
function skipped(source: string, from: number): number {
  const rest = source.slice(from);
  const found = [CODE, COMMENT, TAG, ESCAPED].map((d) => d.exec(rest)?.[0].length ?? 0);
  return from + Math.max(...found);
}

/** The expression that begins at a place; null where none does: then it is text. */
function expressionAt(source: string, from: number): SqlParameter | null {
  try {
    const node = parseExpressionAt(source, from + 2, {ecmaVersion: 2022, sourceType: "module"});
    const rest = /^\s*\}/.exec(source.slice(node.end));
    if (!rest) return null;
    const to = node.end + rest[0].length;
    const reads = freeNames(node).map((d) => d.name);
    const name = node.type === "Identifier" ? node.name : null;
    return {expression: source.slice(from + 2, to - 1), name, reads, from, to};
  } catch {
    return null;
  }
}
