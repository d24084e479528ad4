import type {Cell} from "../../model/notebook.js";

/** The cells of a section: from its heading to the next of the same rank or above. */
export function sectionOf(cells: readonly Cell[], key: string): readonly Cell[] {
  const rank = ({kind, source}: Cell) =>
    kind === "markdown" ? (/^(#{1,6})\s/m.exec(source)?.[1]?.length ?? 0) : 0;
  const at = cells.findIndex((d) => d.key === key);
  const start = cells.slice(0, at + 1).findLastIndex((d) => rank(d) > 0);
  const own = start < 0 ? 0 : rank(cells[start]!);
  const ends = (d: Cell) => rank(d) > 0 && (own === 0 || rank(d) <= own);
  const next = cells.findIndex((d, i) => i > Math.max(start, 0) && ends(d));
  return cells.slice(Math.max(start, 0), next < 0 ? undefined : next);
}
