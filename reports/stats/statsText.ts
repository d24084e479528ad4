import {plainTable} from "../checkText.js";

/** An answer of a method for people: a line a number, a table for each list. */
export function statsText(answer: object): string {
  return `${lines(answer, "").join("\n")}\n`;
}

function lines(answer: object, path: string): string[] {
  return Object.entries(answer).flatMap(([key, value]: [string, unknown]) => {
    const name = path === "" ? key : `${path} ${key}`;
    if (Array.isArray(value)) return list(name, value as unknown[]);
    if (typeof value === "object" && value !== null) return lines(value, name);
    return [`${name.replaceAll("_", " ")}: ${shown(value)}`];
  });
}

function list(name: string, rows: readonly unknown[]): string[] {
  if (rows.length === 0) return [`${name}: none`];
  if (rows.some((d) => typeof d !== "object" || d === null))
    return [`${name}: ${rows.map(shown).join(", ")}`];
  if (rows.some((d) => Object.values(d as object).some((v) => typeof v === "object" && v !== null)))
    return rows.flatMap((d) => ["", ...lines(d as object, "")]);
  const columns = [...new Set(rows.flatMap((d) => Object.keys(d as object)))];
  const table = plainTable(columns, 1);
  for (const row of rows) table.push(columns.map((c) => shown((row as Record<string, unknown>)[c])));
  return ["", name.replaceAll("_", " "), table.toString()];
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "n/a";
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(7)));
  return typeof value === "object" ? JSON.stringify(value) : `${value as string | number | boolean}`;
}
