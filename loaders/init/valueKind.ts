/** What the values of a column look like. */
export type ValueKind = "none" | "bool" | "int" | "number" | "date" | "timestamp" | "unix" | "text";

const KINDS: [ValueKind, (text: string) => boolean][] = [
  ["bool", (d) => /^(true|false|t|f|yes|no)$/i.test(d)],
  ["unix", (d) => /^1[0-9]{9}$/.test(d)],
  ["int", (d) => /^[+-]?(0|[1-9][0-9]{0,17})$/.test(d)],
  ["number", (d) => /^[+-]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/.test(d)],
  ["date", (d) => /^\d{4}-\d{1,2}-\d{1,2}$/.test(d)],
  ["timestamp", (d) => /^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}.*)?$/.test(d)]
];
const MOST = 0.95;

/** The narrowest kind that nearly all values have. */
export function valueKind(values: readonly string[]): ValueKind {
  if (values.length === 0) return "none";
  const found = KINDS.find(([, fits]) => values.filter((d) => fits(d.trim())).length >= MOST * values.length);
  return found?.[0] ?? "text";
}
