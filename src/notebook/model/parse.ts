import {assemble, newKey} from "./assemble.js";
import {splitFrontMatter} from "./frontMatter.js";
import type {Notebook} from "./notebook.js";
import {scan} from "./scan.js";

/** Reads a notebook. A cell that **previous** has word for word keeps its key. */
export function parseNotebook(text: string, previous?: Notebook): Notebook {
  const start = splitFrontMatter(text);
  const body = text.slice(start);
  const pieces = scan(body);
  const known = new Map<string, string[]>();
  for (const {raw, key} of previous?.cells ?? []) known.set(raw, [...(known.get(raw) ?? []), key]);
  const cells = pieces.map(({kind, name, source, from, to}) => {
    const raw = body.slice(from, to);
    return {key: known.get(raw)?.shift() ?? newKey(), kind, name, source, raw};
  });
  return assemble(text.slice(0, start + (pieces[0]?.from ?? body.length)), cells);
}

/** Its text as in a file: what was read and not edited comes out byte for byte. */
export function writeNotebook({front_matter, cells}: Notebook): string {
  return front_matter + cells.map((d) => d.raw).join("");
}
