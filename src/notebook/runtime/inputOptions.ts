import {inputQuery} from "../language/inputQuery.js";
import type {NotebookInput} from "../model/notebook.js";
import type {Read} from "./read.js";

/** What a reader can choose: the value that cells get, and its name. */
export interface InputOption {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen of an input, in order, the one that is taken first; empty where anything can be written. */
export async function inputOptions(read: Read, input: NotebookInput): Promise<InputOption[]> {
  const query = inputQuery(input);
  if (query !== null) return await rows(read, query);
  if (input.options === null || "sql" in input.options) return [];
  return input.options.map((value) => ({value, label: value}));
}

/** The value of an input before anybody has chosen. */
export async function firstValue(read: Read, input: NotebookInput): Promise<unknown> {
  if (input.value !== null) return input.value;
  if (input.type === "number") return input.min ?? 0;
  if (input.type === "toggle") return false;
  return (await inputOptions(read, input))[0]?.value ?? (input.type === "text" ? "" : null);
}

async function rows(read: Read, sql: string): Promise<InputOption[]> {
  const found = await read(sql);
  return Array.from({length: found.numRows}, (_, i) => {
    const value = String(found.getChildAt(0)?.get(i));
    const label: unknown = found.getChildAt(1)?.get(i) ?? value;
    return {value, label: String(label)};
  });
}
