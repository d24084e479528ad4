import {readFileSync} from "node:fs";
import {join} from "node:path";
import {csvParse} from "d3";
import {assert} from "vitest";
import {PROJECT} from "./sources.js";

/** Where the oracles' scripts and inputs are; their committed answers are in its folder out/. */
export const ORACLES = join(PROJECT, "test", "oracles");

/** The answers of an independent implementation by key; null is R's NA. */
export function oracle(name: string, dir = join(ORACLES, "out")): Map<string, number | null> {
  const rows = csvParse(readFileSync(join(dir, `${name}.csv`), "utf8"));
  return new Map(rows.map((d) => [d.key ?? "", toNumber(d.value ?? "")]));
}

function toNumber(text: string): number | null {
  if (text === "NA" || text === "NaN") return null;
  if (/^-?Inf$/.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  return Number(text);
}

/** Rows of an oracle's input, numbers as numbers. */
export function oracleInput(file: string): Record<string, string | number | null>[] {
  return csvParse(readFileSync(join(ORACLES, "input", file), "utf8"), (d) =>
    Object.fromEntries(
      Object.entries(d).map(([key, value]) => [
        key,
        value === "" ? null : Number.isNaN(Number(value)) ? (value ?? null) : Number(value)
      ])
    )
  );
}

/** Largest relative difference of two numbers; below **tiny** the absolute one counts. */
export function relativeDifference(a: number, b: number, tiny = 1e-12): number {
  if (a === b) return 0;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), tiny);
}

/** Holds a value to an oracle's: 1e-6 relative unless a test says why more. */
export function assertAgrees(
  actual: number | null | undefined,
  expected: number | null | undefined,
  key: string,
  tolerance = 1e-6
): void {
  assert.notStrictEqual(expected, undefined, `the oracle has no ${key}`);
  if (expected === null || expected === undefined || actual === null || actual === undefined) {
    assert.strictEqual(actual ?? null, expected ?? null, key);
    return;
  }
  const difference = relativeDifference(actual, expected);
  assert.isAtMost(difference, tolerance, `${key}: ${actual} against ${expected}`);
}
