import {topBlocks} from "./blocks.js";
import {readFrontMatter} from "./frontMatter.js";
import type {Cell, Notebook} from "./notebook.js";

let keys = 0;

/** A key that no cell has had. */
export function newKey(): string {
  return `c${++keys}`;
}

/** A notebook of its parts. */
export function assemble(front_matter: string, cells: readonly Cell[]): Notebook {
  const {title, inputs} = readFrontMatter(front_matter);
  return {front_matter, title: title ?? headingOf(cells), inputs, cells};
}

function headingOf(cells: readonly Cell[]): string {
  for (const {kind, source} of cells) {
    if (kind !== "markdown") continue;
    const heading = topBlocks(source).find((d) => /^(ATX|Setext)Heading/.test(d.type));
    if (heading) return heading.line.text.replace(/^ *#+|[ \t]+#*\s*$/g, "").trim();
  }
  return "";
}
