import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import path from "node:path";
import {LESSON_STATES, type Lesson} from "../../src/lib/lossesData.js";
import {didYouMean} from "../../src/lib/nearMiss.js";
import {frontMatterOf} from "../../src/lib/notes/frontMatter.js";
import type {Config} from "../configTypes.js";
import {lineOf} from "../configFaults.js";
import {yamlValues} from "../configYaml.js";
import {UserError} from "../errors.js";

/** What was learnt from a loss, and of whom. */
export interface AccountLesson extends Lesson {
  account_id: string;
}

/** Where the lessons lie: beside the configuration. */
export function lessonsFolder({dir}: Pick<Config, "dir">): string {
  return path.join(dir, "lessons");
}

const KEYS = ["account", "owner", "date", "status"];

/**
 * Reads every lesson up to **as_of**, in the order of their files.
 *
 * @throws UserError with file and line where a front matter is not as the docs say
 */
export async function readLessons(config: Pick<Config, "dir">, as_of: string): Promise<AccountLesson[]> {
  const folder = lessonsFolder(config);
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder, {recursive: true}))
    .map((d) => d.replaceAll(path.sep, "/"))
    .filter((d) => d.endsWith(".md") && path.basename(d).toLowerCase() !== "readme.md")
    .sort();
  const {noteBody} = await import("../slice/noteBody.js");
  const lessons = await Promise.all(
    names.map(async (name) => {
      const text = (await readFile(path.join(folder, name), "utf8")).replace(/^\uFEFF/u, "");
      const file = path.join(folder, name);
      const head = frontMatterOf(text);
      const {account, ...rest} = lessonHead(head, file);
      return {...rest, account_id: account, file: `lessons/${name}`, body: noteBody(text.slice(head.length))};
    })
  );
  return lessons.filter((d) => d.date <= as_of);
}

type Head = Pick<Lesson, "owner" | "date" | "status"> & {account: string};

function lessonHead(text: string, file: string): Head {
  if (text === "")
    throw new UserError(
      `${file}:1: a lesson begins with a line --- and the keys ${KEYS.join(", ")}; write them, then another line ---`
    );
  // The fence counts as the first line, so that lines are those of the file.
  const inner = text.replace(/^---/u, "").replace(/---\s*$/u, "");
  const {values, lines} = yamlValues(inner.trim() === "" ? "{}" : inner, file);
  const fault = headFault(values);
  if (fault !== null) throw new UserError(`${file}:${lineOf(lines, fault.key)}: ${fault.words}`);
  return values as unknown as Head;
}

/** What is wrong with a front matter, and of which key; null where it is as it should be. */
function headFault(values: Record<string, unknown>): {key: string; words: string} | null {
  const unknown = Object.keys(values).find((d) => !KEYS.includes(d));
  if (unknown !== undefined)
    return {
      key: unknown,
      words: `unknown key ${unknown}${didYouMean(unknown, KEYS)}; a lesson has ${KEYS.join(", ")}`
    };
  for (const key of KEYS) {
    const value = values[key];
    const words = valueFault(key, value);
    if (words !== null) return {key, words: value === undefined ? `the key ${key} is missing: ${words}` : `${key}: found ${JSON.stringify(value)}; ${words}`}; // prettier-ignore
  }
  return null;
}

function valueFault(key: string, value: unknown): string | null {
  if (typeof value !== "string" || value.trim() === "") return `expected a text${key === "account" ? ", the account_id (in quotes where it is a number)" : ""}`; // prettier-ignore
  if (key === "date" && (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))))
    return "expected a day such as 2026-09-30";
  const states: readonly string[] = LESSON_STATES;
  if (key === "status" && !states.includes(value))
    return `expected one of ${states.join(", ")}${didYouMean(value, states)}`;
  return null;
}
