/** Narrower a column is not made, in px. */
const NARROWEST = 40;

/** How wide the columns of a grid are: as their values need and growing where there is room, or as the reader sets them. */
export interface GridWidths {
  /** takes what the values of each column need, in px */
  readonly need: (widths: readonly number[]) => void;
  /** makes a column so wide, in px; null makes it as wide as its values need */
  readonly set: (column: number, width: number | null) => void;
}

/**
 * Widths of columns by their names; **own** holds those that the reader has set and is changed with them, **lay** takes
 * a template of CSS columns and the least width of all together.
 */
export function gridWidths(
  names: readonly string[],
  own: Map<string, number>,
  lay: (columns: string, least: number) => void
): GridWidths {
  let needed: readonly number[] = [];
  const draw = () => {
    const widths = names.map((name, i) => ({set: own.get(name), need: needed[i] ?? NARROWEST}));
    lay(
      widths
        .map(({set, need}) => (set === undefined ? `minmax(${need}px, ${need}fr)` : `${set}px`))
        .join(" "),
      widths.reduce((sum, {set, need}) => sum + (set ?? need), 0)
    );
  };
  return {
    need(widths) {
      needed = widths;
      draw();
    },
    set(column, width) {
      const name = names[column];
      if (name === undefined) return;
      if (width === null) own.delete(name);
      else own.set(name, Math.max(NARROWEST, Math.round(width)));
      draw();
    }
  };
}
