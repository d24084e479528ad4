/** Which cells are selected: all from one to another, in the notebook's order. Null only where there are no cells. */
export interface Selection {
  /** where the selection began */
  readonly anchor: string | null;
  /** the cell that has the focus */
  readonly focus: string | null;
}

/** One cell, or none. */
export function only(key: string | null): Selection {
  return {anchor: key, focus: key};
}

/** Keys of the selected cells, in order. */
export function selectedKeys(order: readonly string[], {anchor, focus}: Selection): string[] {
  const ends = [anchor, focus].map((d) => (d === null ? -1 : order.indexOf(d)));
  return ends.some((d) => d < 0) ? [] : order.slice(Math.min(...ends), Math.max(...ends) + 1);
}

/** Goes up or down; stays at the ends. If it **extends**, what was selected stays so. */
export function stepped(
  order: readonly string[],
  selection: Selection,
  {by, extend}: {by: number; extend: boolean}
): Selection {
  const at = selection.focus === null ? 0 : order.indexOf(selection.focus);
  const focus = order[Math.max(0, Math.min(order.length - 1, at + by))] ?? null;
  return extend ? {anchor: selection.anchor ?? focus, focus} : only(focus);
}
