/** Labels as whole numbers from 0: the place of each row's label among **names**. */
export interface Codes<T extends string | number = string> {
  codes: Int32Array;
  names: T[];
}

/** Numbers the distinct labels of a column in order of first appearance. */
export function labelCodes<T extends string | number>(labels: ArrayLike<T>): Codes<T> {
  const known = new Map<T, number>();
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < codes.length; ++i) {
    const label = labels[i]!;
    let code = known.get(label);
    if (code === undefined) known.set(label, (code = known.size));
    codes[i] = code;
  }
  return {codes, names: [...known.keys()]};
}

/** Numbers the distinct labels of a column in their own order: numbers by value, else as text. */
export function sortedLabelCodes<T extends string | number>(labels: ArrayLike<T>): Codes<T> {
  const {codes, names} = labelCodes(labels);
  const numeric = names.every((d) => d !== "" && Number.isFinite(Number(d)));
  const sorted = names.toSorted((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1));
  const places = new Map(sorted.map((d, i) => [d, i]));
  return {codes: codes.map((code) => places.get(names[code]!)!), names: sorted};
}

/** How many distinct codes there are. */
export function labelCount(codes: Int32Array): number {
  return new Set(codes).size;
}
