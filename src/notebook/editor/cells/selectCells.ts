import type {Cells} from "./cells.js";
import {stepped} from "./selection.js";

/** Undoes or redoes a step, and selects what was selected then. */
export function stepHistory(cells: Cells, way: "undo" | "redo"): void {
  const label = cells.open[way]();
  if (label !== null) cells.selectAgain();
  cells.announce(
    label === null ? `nothing to ${way}` : `${way === "undo" ? "undone" : "done again"}: ${label}`
  );
}

/** Goes up or down among the cells, and extends the selection if told to. */
export function step(cells: Cells, by: number, extend = false): void {
  cells.select(stepped(cells.keys, cells.selection, {by, extend}));
}

/** Selects all cells. */
export function selectAll(cells: Cells): void {
  cells.select({anchor: cells.keys.at(-1) ?? null, focus: cells.keys[0] ?? null});
  cells.announce(`${cells.keys.length} cells selected`);
}
