/** Browsers lay nothing out beyond some 17 million pixels; a longer list is scrolled in proportion. */
const HIGHEST = 8e6;

/** Which rows are in sight, and where they are drawn. */
export interface GridWindow {
  /** of all rows, in px, as far as they are laid out */
  readonly height: number;
  readonly first: number;
  /** one behind the last */
  readonly end: number;
  /** of the first row, in px from the top */
  readonly top: number;
  /** those of which nothing is cut off: the first, and one behind the last */
  readonly whole: readonly [first: number, end: number];
}

/** The part of **rows** rows that is in sight. */
export function gridWindow({
  rows,
  row_height,
  scroll,
  view
}: {
  rows: number;
  row_height: number;
  /** how far it is scrolled, and how high the rows' view is, in px */
  scroll: number;
  view: number;
}): GridWindow {
  const whole = rows * row_height;
  const height = Math.min(whole, HIGHEST);
  const scale = height > view ? (whole - view) / (height - view) : 1;
  const shown = Math.ceil(view / row_height) + 1;
  const at = (scroll * scale) / row_height;
  const first = Math.max(0, Math.min(rows - shown, Math.floor(at)));
  const fit = Math.floor(view / row_height);
  const begin = Math.max(0, Math.min(rows - fit, Math.ceil(at - 0.1)));
  return {
    height,
    first,
    whole: [begin, Math.min(rows, begin + fit)],
    end: Math.min(rows, first + shown),
    top:
      scale === 1
        ? first * row_height
        : Math.min(scroll - (at - first) * row_height, height - shown * row_height)
  };
}

/** How far to scroll so that a row is in sight; null where it is already. */
export function scrollTo(
  row: number,
  {rows, row_height, scroll, view}: {rows: number; row_height: number; scroll: number; view: number}
): number | null {
  const whole = rows * row_height;
  const height = Math.min(whole, HIGHEST);
  const scale = height > view ? (whole - view) / (height - view) : 1;
  const top = scroll * scale;
  const from = row * row_height;
  if (from < top) return from / scale;
  if (from + row_height > top + view) return (from + row_height - view) / scale;
  return null;
}
