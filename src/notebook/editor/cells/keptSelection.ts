import {only, selectedKeys, type Selection} from "./selection.js";

/** What is selected after cells have come, gone or moved: the same, else the cell that has taken the place of the first. */
export function keptSelection(
  before: readonly string[],
  after: readonly string[],
  selection: Selection
): Selection {
  const left = (key: string | null) => key !== null && after.includes(key);
  if (left(selection.anchor) && left(selection.focus)) return selection;
  if (left(selection.focus)) return only(selection.focus);
  const selected = selectedKeys(before, selection);
  const at = before.indexOf(selected[0] ?? "");
  const follows = before.slice(Math.max(0, at)).find(left) ?? before.slice(0, Math.max(0, at)).findLast(left);
  return only(follows ?? after[0] ?? null);
}
