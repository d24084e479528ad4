import type {Warehouse} from "../warehouse.js";
import type {RawTable} from "./rawTable.js";
import {ident} from "./sql.js";

/** What the values of a text column are, judged by nearly all of them. */
export interface ValueType {
  /** A DuckDB type. */
  type: string;
  /** How many values are not of it. */
  misfits: number;
}

const SAMPLE = 20_000;
const MOST = 0.95;

/** Tests in order of preference; each takes a quoted column. */
const CANDIDATES: [type: string, fits: (c: string) => string][] = [
  ["BOOLEAN", (c) => `lower(${c}) IN ('true', 'false', 't', 'f')`],
  // A leading zero or a number too long for 64 bits means an id, not a number.
  ["BIGINT", (c) => `regexp_full_match(${c}, '[+-]?(0|[1-9][0-9]{0,17})')`],
  [
    "DOUBLE",
    (c) =>
      `regexp_full_match(${c}, '[+-]?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][+-]?[0-9]+)?') AND TRY_CAST(${c} AS DOUBLE) IS NOT NULL`
  ],
  ["DATE", (c) => `length(${c}) <= 10 AND TRY_CAST(${c} AS DATE) IS NOT NULL`],
  ["TIMESTAMP", (c) => `TRY_CAST(${c} AS TIMESTAMP) IS NOT NULL`]
];

function fits(type: string, column: string): string {
  return CANDIDATES.find(([name]) => name === type)?.[1](column) ?? "true";
}

async function guesses(db: Warehouse, raw: RawTable, names: string[]): Promise<Map<string, string>> {
  const counts = names.flatMap((name, i) => [
    `count(${ident(name)}) AS n${i}`,
    ...CANDIDATES.map(([, test], j) => `count_if(${test(ident(name))}) AS n${i}_${j}`)
  ]);
  const [row] = await db.query<Record<string, number>>(
    `SELECT ${counts.join(", ")} FROM (FROM ${raw.from("skip")} LIMIT ${SAMPLE})`
  );
  const best = names.map((name, i): [string, string] => {
    const n = row?.[`n${i}`] ?? 0;
    const found = CANDIDATES.find((_, j) => n > 0 && (row?.[`n${i}_${j}`] ?? 0) >= MOST * n);
    return [name, found?.[0] ?? "VARCHAR"];
  });
  return new Map(best);
}

/**
 * Judges the text columns of a CSV file: a column has a type when 95 % of its values are of it, in the first
 * 20,000 rows and in the whole file; the rest are misfits.
 */
export async function valueTypes(
  db: Warehouse,
  raw: RawTable,
  names: string[]
): Promise<Map<string, ValueType>> {
  const types = new Map<string, ValueType>();
  if (names.length === 0) return types;
  const guessed = await guesses(db, raw, names);
  const typed = names.filter((d) => guessed.get(d) !== "VARCHAR");
  for (const name of names) types.set(name, {type: "VARCHAR", misfits: 0});
  if (typed.length === 0) return types;
  const sums = typed.map((name, i) => {
    const c = ident(name);
    return `count(${c}) AS n${i}, count_if(NOT (${fits(guessed.get(name) as string, c)})) AS misfits${i}`;
  });
  const [row] = await db.query<Record<string, number>>(`SELECT ${sums.join(", ")} FROM ${raw.from("skip")}`);
  typed.forEach((name, i) => {
    const n = row?.[`n${i}`] ?? 0;
    const misfits = row?.[`misfits${i}`] ?? 0;
    if (misfits <= (1 - MOST) * n) types.set(name, {type: guessed.get(name) as string, misfits});
  });
  return types;
}

/** A text column as a value of a type, NULL where it is a misfit. */
export function typedValue(type: string, column: string): string {
  return type === "VARCHAR"
    ? column
    : `CASE WHEN ${fits(type, column)} THEN TRY_CAST(${column} AS ${type}) END`;
}

/** Whether a text column is given but not of a type. */
export function isMisfit(type: string, column: string): string {
  return type === "VARCHAR" ? "false" : `(${column} IS NOT NULL AND NOT (${fits(type, column)}))`;
}
