import type {CellKind, Notebook} from "../../model/notebook.js";
import {insertCell} from "../../model/structure.js";
import type {Cells} from "./cells.js";
import {freeName} from "./freeName.js";
import {enterText} from "./writing.js";

/** What a new cell is when nobody says: what the selected one is, but never prose. */
export function likelyKind(cells: Cells): CellKind {
  const kind = cells.focused?.kind;
  return kind === undefined || kind === "markdown" ? "sql" : kind;
}

/** Inserts an empty cell above or below what is selected, and selects it. */
export function insertBeside(
  cells: Cells,
  kind: CellKind,
  {above = false, edit = false}: {above?: boolean; edit?: boolean} = {}
): void {
  const {first, after} = cells.range;
  insertAt(cells, above ? first : after, [{kind, source: ""}]);
  const key = cells.selection.focus;
  if (edit && key !== null) enterText(cells, key);
}

/** Inserts cells and selects them. A name that is taken gets a number. */
export function insertAt(
  cells: Cells,
  at: number,
  added: readonly {kind: CellKind; source: string; name?: string | null}[],
  label = "Insert cell"
): void {
  cells.open.edit(label, (notebook) =>
    added.reduce<Notebook>(
      (d, {name, ...cell}, i) => insertCell(d, at + i, {...cell, name: freeName(d, name ?? null)}),
      notebook
    )
  );
  const keys = cells.keys.slice(at, at + added.length);
  cells.select({anchor: keys.at(-1) ?? null, focus: keys[0] ?? null});
}
