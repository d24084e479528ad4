import type {Cells} from "./cells.js";
import {only} from "./selection.js";

/** Puts the cursor into a cell's text, at **at** if that is given. */
export function enterText(cells: Cells, key: string, at?: number): void {
  const view = cells.view(key);
  if (!view) return;
  cells.entered(key); // before the focus: prose shows its text only then
  const editor = view.near();
  if (at !== undefined)
    editor.view.dispatch({
      selection: {anchor: Math.min(at, editor.view.state.doc.length)},
      scrollIntoView: true
    });
  editor.view.focus();
}

/**
 * Goes from a text into that of the cell above or below, into the same column; prose that is shown and code that is
 * folded are selected instead. False at the ends of the notebook.
 */
export function crossText(
  cells: Cells,
  {key, by, column}: {key: string; by: 1 | -1; column: number}
): boolean {
  const next = cells.open.notebook.cells[cells.keys.indexOf(key) + by];
  if (!next) return false;
  if (next.kind === "markdown" || cells.folded.get(next.key)?.code) cells.select(only(next.key));
  else {
    const lines = next.source.split("\n");
    const line = (by > 0 ? lines[0] : lines.at(-1)) ?? "";
    const start = by > 0 ? 0 : next.source.length - line.length;
    enterText(cells, next.key, start + Math.min(column, line.length));
  }
  return true;
}

/** Shows a place in a cell's text without taking the focus to it. */
export function peekText(cells: Cells, key: string, {from, to}: {from: number; to: number}): void {
  cells.entered(key);
  const view = cells.view(key);
  view?.near().view.dispatch({selection: {anchor: from, head: to}, scrollIntoView: true});
  view?.element.scrollIntoView({block: "nearest"});
}

/** Puts the cursor into the name of the cell with the focus. */
export function enterName(cells: Cells): void {
  cells.view(cells.selection.focus)?.element.querySelector<HTMLInputElement>(".qn-name")?.select();
}
