/** Labels as whole numbers from 0, in order of first appearance. */
export interface Codes {
  codes: Int32Array;
  names: string[];
}

/** Numbers the distinct labels of a column. */
export function labelCodes(labels: readonly string[]): Codes {
  const known = new Map<string, number>();
  const codes = Int32Array.from(labels, (d) => {
    const code = known.get(d) ?? known.size;
    known.set(d, code);
    return code;
  });
  return {codes, names: [...known.keys()]};
}

/** How many distinct codes there are. */
export function labelCount(codes: Int32Array): number {
  return new Set(codes).size;
}
