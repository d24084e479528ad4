import {arrange, lineEnd} from "./joints.js";
import {newCell, type NewCell} from "./newCell.js";
import type {Notebook} from "./notebook.js";

/** Puts a new cell before the one at **at**, or at the end. */
export function insertCell(notebook: Notebook, at: number, cell: NewCell): Notebook {
  const made = newCell(cell, lineEnd(notebook, notebook.cells[Math.max(0, at - 1)]));
  return arrange(notebook, [...notebook.cells.slice(0, at), made, ...notebook.cells.slice(at)]);
}

/** Takes cells out. */
export function removeCells(notebook: Notebook, keys: readonly string[]): Notebook {
  return arrange(
    notebook,
    notebook.cells.filter((d) => !keys.includes(d.key))
  );
}

/** Moves cells, in their order, so that the first of them comes to stand at **at** among the others. */
export function moveCells(notebook: Notebook, keys: readonly string[], at: number): Notebook {
  const moved = notebook.cells.filter((d) => keys.includes(d.key));
  const others = notebook.cells.filter((d) => !keys.includes(d.key));
  return arrange(notebook, [...others.slice(0, at), ...moved, ...others.slice(at)]);
}
