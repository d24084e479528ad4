export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** The rows in order of the given columns, by code point. */
export function sorted<T extends Row>(rows: T[], ...keys: (keyof T & string)[]): T[] {
  return rows.sort((a, b) => {
    for (const key of keys) if (a[key] !== b[key]) return a[key]! < b[key]! ? -1 : 1;
    return 0;
  });
}
