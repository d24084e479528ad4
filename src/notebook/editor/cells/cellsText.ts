import {parseNotebook, writeNotebook} from "../../model/parse.js";
import type {Cells} from "./cells.js";
import {insertAt} from "./insertCells.js";

/** The selected cells as the Markdown that a file would have. */
export function textOfSelected(cells: Cells): string {
  const chosen = cells.selectedKeys;
  const {notebook} = cells.open;
  const text = writeNotebook({
    ...notebook,
    front_matter: "",
    cells: notebook.cells.filter((d) => chosen.includes(d.key))
  });
  return text.replace(/(\r?\n)+$/, "\n");
}

/** Inserts the cells of a Markdown text below what is selected. */
export function pasteText(cells: Cells, text: string): void {
  const added = text.trim() === "" ? [] : parseNotebook(text).cells;
  if (added.length === 0) return cells.announce("nothing to paste");
  const at = Math.max(-1, ...cells.selectedKeys.map((d) => cells.keys.indexOf(d))) + 1;
  insertAt(cells, at, added, "Paste cells");
  cells.announce(`${added.length} cell${added.length === 1 ? "" : "s"} pasted`);
}
