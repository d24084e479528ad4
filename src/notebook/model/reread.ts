import {newKey} from "./assemble.js";
import {frontMatterYaml, splitFrontMatter} from "./frontMatter.js";
import {arrange, lineEnd} from "./joints.js";
import type {Notebook} from "./notebook.js";
import {parseNotebook, writeNotebook} from "./parse.js";
import {scan} from "./scan.js";

/** Makes of a cell of prose the cells that its text holds: fences and what separators part. The first keeps its key. */
export function splitProse(notebook: Notebook, key: string): Notebook {
  const at = notebook.cells.findIndex((d) => d.key === key);
  const cell = notebook.cells[at];
  if (cell?.kind !== "markdown") return notebook;
  const pieces = scan(cell.raw);
  if (pieces.length < 2 && (pieces[0]?.kind ?? "markdown") === "markdown") return notebook;
  const made = pieces.map(({kind, name, source, from, to}, i) => ({
    key: i === 0 ? key : newKey(),
    kind,
    name,
    source,
    raw: cell.raw.slice(i === 0 ? 0 : from, to)
  }));
  return arrange(notebook, [...notebook.cells.slice(0, at), ...made, ...notebook.cells.slice(at + 1)]);
}

/** Writes other YAML between the lines of ---; empty takes the front matter away. */
export function setFrontMatter(notebook: Notebook, yaml: string): Notebook {
  const {front_matter} = notebook;
  const start = splitFrontMatter(front_matter);
  const mark = front_matter.startsWith("\uFEFF") ? "\uFEFF" : "";
  const had = frontMatterYaml(front_matter) !== null;
  const end = lineEnd(notebook);
  const after = had ? front_matter.slice(start) : front_matter.slice(mark.length);
  const lines = yaml.replace(/\r\n?/g, "\n").replace(/\n+$/, "").replace(/\n/g, end);
  const written =
    lines === ""
      ? mark + after.replace(/^(\r\n|\r|\n)+/, "")
      : `${mark}---${end}${lines}${end}---${end}${after || end}`;
  return parseNotebook(written + writeNotebook({...notebook, front_matter: ""}), notebook);
}
