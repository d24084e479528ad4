/** The cells that are marked, from the one where marking began to the one with the cursor. */
export interface GridCursor {
  readonly row: number;
  readonly column: number;
  readonly from_row: number;
  readonly from_column: number;
}

/** How far a key can go. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** rows that are seen at once */
  readonly page: number;
}

/** A key, as an event tells it. */
export interface GridKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key moves the cursor; null where it means nothing here. Shift keeps what is marked and adds to it. */
export function movedCursor(cursor: GridCursor, event: GridKey, size: GridSize): GridCursor | null {
  const far = event.ctrlKey || event.metaKey;
  const last = {row: size.rows - 1, column: size.columns - 1};
  let {row, column} = cursor;
  if (event.key === "ArrowDown") row = far ? last.row : row + 1;
  else if (event.key === "ArrowUp") row = far ? 0 : row - 1;
  else if (event.key === "ArrowRight") column = far ? last.column : column + 1;
  else if (event.key === "ArrowLeft") column = far ? 0 : column - 1;
  else if (event.key === "PageDown") row += size.page;
  else if (event.key === "PageUp") row -= size.page;
  else if (event.key === "Home") [row, column] = [far ? 0 : row, 0];
  else if (event.key === "End") [row, column] = [far ? last.row : row, last.column];
  else if (event.key === "a" && far) return {row: 0, column: 0, from_row: last.row, from_column: last.column};
  else return null;
  row = Math.max(0, Math.min(last.row, row));
  column = Math.max(0, Math.min(last.column, column));
  return event.shiftKey ? {...cursor, row, column} : {row, column, from_row: row, from_column: column};
}

/** The marked rows and columns, both ends included. */
export function markedRange({row, column, from_row, from_column}: GridCursor) {
  return {
    rows: [Math.min(row, from_row), Math.max(row, from_row)] as const,
    columns: [Math.min(column, from_column), Math.max(column, from_column)] as const
  };
}
