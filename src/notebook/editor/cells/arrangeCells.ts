import {setKind} from "../../model/edits.js";
import type {CellKind, Notebook} from "../../model/notebook.js";
import {moveCells, removeCells} from "../../model/structure.js";
import type {Cells} from "./cells.js";

/** Deletes the selected cells; the one that follows is selected. */
export function removeSelected(cells: Cells, label = "Delete"): void {
  const keys = cells.selectedKeys;
  const words = keys.length === 1 ? "cell" : `${keys.length} cells`;
  cells.open.edit(`${label} ${words}`, (d) => removeCells(d, keys));
  cells.select(cells.selection);
  cells.announce(`${words} deleted; z brings ${keys.length === 1 ? "it" : "them"} back`);
}

/** Moves the selected cells up or down by one. */
export function moveSelected(cells: Cells, by: 1 | -1): void {
  const keys = cells.selectedKeys;
  const {first, after} = cells.range;
  if (by < 0 ? first === 0 : after === cells.keys.length) return;
  cells.open.edit(by < 0 ? "Move up" : "Move down", (d) => moveCells(d, keys, first + by));
  cells.focusCell();
  cells.announce(`moved to ${first + by + 1} of ${cells.keys.length}`);
}

/** Makes the selected cells ones of another kind. */
export function changeKind(cells: Cells, kind: CellKind): void {
  const keys = cells.selectedKeys;
  cells.open.edit("Change kind", (notebook) =>
    keys.reduce<Notebook>((d, key) => setKind(d, key, kind), notebook)
  );
}
