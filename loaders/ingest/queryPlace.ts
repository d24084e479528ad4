import {readFileSync} from "node:fs";
import {lineOf} from "../configFaults.js";
import type {Config} from "../configTypes.js";

function wordAt(sql: string, position: number): string {
  return /^["'\w./*-]+|^\W/.exec(sql.slice(position))?.[0] ?? "";
}

function occurrences(text: string, word: string): number {
  return word === "" ? 0 : text.split(word).length - 1;
}

/** The line of the config file that holds a place of a query, found again by its word, since YAML may fold lines. */
export function queryLine(
  config: Config,
  path: string,
  {sql, at}: {sql: string; at: number | string}
): number {
  const first = lineOf(config.lines, path);
  const word = typeof at === "string" ? at : wordAt(sql, at);
  let before = typeof at === "string" ? 0 : occurrences(sql.slice(0, at), word);
  if (word.trim() === "") return first;
  const lines = readFileSync(config.path, "utf8").split(/\r?\n/);
  for (let line = first; line <= lines.length; line++) {
    const text = (lines[line - 1] ?? "").replace(line === first ? /^\s*query\s*:/ : /^/, "");
    before -= occurrences(text, word);
    if (before < 0) return line;
  }
  return first;
}
