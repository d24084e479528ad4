/** Rows kept by column, which is how they are published: each name once, not once a row. */
export type Columns<T> = {readonly [K in keyof T]: readonly T[K][]};

/** The rows of columns of equal length; none of what is missing. */
export function rowsOf<T extends object>(columns: Columns<T> | null | undefined): T[] {
  if (!columns) return [];
  const entries = Object.entries(columns) as [keyof T, readonly T[keyof T][]][];
  const length = entries[0]?.[1].length ?? 0;
  return Array.from({length}, (_, i) => {
    const row = {} as T;
    for (const [name, values] of entries) row[name] = values[i] as T[keyof T];
    return row;
  });
}
