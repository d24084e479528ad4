/** The keys of a row whose values are numbers, or null where they are not known. */
export type NumberKey<T> = {[K in keyof T]-?: T[K] extends number | null ? K : never}[keyof T];

/** The sum of a column over the rows where it is known; null where it is known of none. */
export function sumKnown<T>(rows: Iterable<T>, key: NumberKey<T>): number | null {
  let total: number | null = null;
  for (const row of rows) {
    const value = row[key] as number | null;
    if (value !== null) total = (total ?? 0) + value;
  }
  return total;
}

/** The rows in which all of the columns are known. */
export function knownRows<T>(rows: readonly T[], ...keys: NumberKey<T>[]): T[] {
  return rows.filter((row) => keys.every((key) => row[key] !== null));
}
