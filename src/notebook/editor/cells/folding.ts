import type {Cells} from "./cells.js";

/** Folds a part of the selected cells, or shows it again, as the cell with the focus has it not. */
export function toggleFold(cells: Cells, part: "code" | "result"): void {
  const keys = cells.selectedKeys;
  const folded = !(cells.folded.get(cells.selection.focus ?? "")?.[part] ?? false);
  for (const key of keys)
    cells.folded.set(key, {code: false, result: false, ...cells.folded.get(key), [part]: folded});
  cells.refresh(keys);
  cells.announce(`${part} ${folded ? "folded" : "shown"}`);
}
