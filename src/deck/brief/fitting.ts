/** What the rows of a table may take, in CSS px. */
export interface RowRoom {
  /** at most so many */
  rows: number;
  room: number;
  /** what the line "And 2 more" takes of it */
  more: number;
}

/** As many rows as there is room for. */
export function fitting(heights: readonly number[], {rows: most, room, more}: RowRoom): number {
  const all = heights.reduce((a, b) => a + b, 0);
  if (heights.length <= most && all <= room) return heights.length;
  let [rows, used] = [0, 0];
  while (rows < Math.min(most, heights.length) && used + heights[rows]! <= room - more)
    used += heights[rows++]!;
  return rows;
}
