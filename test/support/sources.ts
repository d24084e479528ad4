import {readdirSync, readFileSync} from "node:fs";
import {join, relative} from "node:path";
import ts from "typescript";

/** The folder of the project. */
export const PROJECT = join(import.meta.dirname, "..", "..");

const SKIPPED = new Set(["node_modules", ".observablehq", "out", "output", "fonts"]);

/** The project's TypeScript files below some folders, by their path from the project's. */
export function sourceFiles(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => [...walk(join(PROJECT, folder))])
    .map((d) => relative(PROJECT, d))
    .sort();
}

function* walk(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, {withFileTypes: true})) {
    if (SKIPPED.has(entry.name)) continue;
    if (entry.isDirectory()) yield* walk(join(dir, entry.name));
    else if (entry.name.endsWith(".ts")) yield join(dir, entry.name);
  }
}

/** A file's text. */
export function textOf(path: string): string {
  return readFileSync(join(PROJECT, path), "utf8");
}

/** A file as a syntax tree. */
export function parsed(path: string): ts.SourceFile {
  return ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2023, true);
}

/** How many lines a text has. */
export function lineCount(text: string): number {
  return text.trimEnd().split("\n").length;
}

/** The value below which a share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
