import type {Cells} from "./cells.js";
import {insertBeside, likelyKind} from "./insertCells.js";
import {runSelected} from "./running.js";
import {step} from "./selectCells.js";

/** Runs what is selected and goes to the next cell; after the last one a new one is begun. */
export function runAndGoOn(cells: Cells): void {
  runSelected(cells);
  const last = cells.selectedKeys.at(-1);
  if (last === cells.keys.at(-1)) insertBeside(cells, likelyKind(cells), {edit: true});
  else {
    cells.select({anchor: last ?? null, focus: last ?? null}, {focus: false});
    step(cells, 1);
  }
}

/** Runs what is selected and begins a new cell below it. */
export function runAndInsert(cells: Cells): void {
  runSelected(cells);
  insertBeside(cells, likelyKind(cells), {edit: true});
}
