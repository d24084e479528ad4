import {didYouMean} from "../../lib/nearMiss.js";
import {firstUse} from "../language/jsCell.js";
import type {SqlParameter} from "../language/sqlCell.js";
import {PlacedError, type Reading} from "./scope.js";

type AsyncFunction = (...values: unknown[]) => Promise<unknown>;

// The one place where text becomes code. Only the workbench's own page lets it.
const AsyncFunction = async function () {}.constructor as new (...text: string[]) => AsyncFunction;

/** Lines that the engine puts before the body of a function that is made of text. */
const HEAD = 2;

/** A text of JavaScript that is run. */
interface Script {
  readonly inputs: readonly string[];
  readonly body: string;
  /** what of the body the reader wrote, and where that begins in the cell */
  readonly source: string;
  readonly offset: number;
}

/**
 * Runs JavaScript with the values of the names that it reads.
 *
 * @param own what this run alone has, such as display
 * @throws PlacedError
 */
export async function evaluate(
  run: Reading,
  script: Script,
  own: Readonly<Record<string, unknown>> = {}
): Promise<unknown> {
  const names: string[] = [];
  const values: unknown[] = [];
  for (const name of script.inputs) {
    const found = valueOf(run, name, {own, script});
    if (!found) continue;
    names.push(name);
    values.push(found.value);
  }
  const url = `cell-${run.cell.key.replace(/\W/g, "_")}.js`;
  // As in a page, whose scripts are modules.
  const body = `"use strict"; ${script.body}`;
  try {
    const call = new AsyncFunction(...names, `${body}\n//# sourceURL=${url}`);
    return await run.scope.watch.evaluates(run, () => call(...values));
  } catch (error) {
    throw placed(error, url, {...script, body});
  }
}

/** The value of an expression in a cell's text; a name alone needs no evaluation. */
export async function embeddedValue(
  run: Reading,
  embedded: Pick<SqlParameter, "name" | "reads" | "expression" | "from">
): Promise<unknown> {
  const {name, reads, expression, from} = embedded;
  const script = {source: expression, offset: from + 2};
  const found = name === null ? null : valueOf(run, name, {own: {}, script});
  if (found) return found.value;
  const body = `return (${expression}\n)`;
  return await evaluate(run, {inputs: reads, body, ...script});
}

/** Names of the page itself are left to JavaScript. */
function valueOf(
  {scope, values}: Reading,
  name: string,
  {own, script}: {own: Readonly<Record<string, unknown>>; script: Pick<Script, "source" | "offset">}
): {value: unknown} | null {
  if (Object.hasOwn(own, name)) return {value: own[name]};
  if (values.has(name)) return {value: values.get(name)};
  if (name in globalThis) return null;
  const guess = didYouMean(name, scope.names());
  const at = firstUse(script.source, name);
  throw new PlacedError(
    `There is no ${name}: no cell and no input of this notebook has that name${guess}.`,
    at && script.offset + at.from,
    at && script.offset + at.to
  );
}

/** Finds the place in the stack, by the lines of the cell. */
function placed(error: unknown, url: string, {source, body, offset}: Script): PlacedError {
  if (error instanceof PlacedError) return error;
  if (!(error instanceof Error)) return new PlacedError(String(error));
  const message = error.name === "Error" ? error.message : `${error.name}: ${error.message}`;
  const at = new RegExp(`${url.replace(".", "\\.")}:(\\d+):(\\d+)`).exec(error.stack ?? "");
  if (!at) return new PlacedError(message);
  const lines = body.split("\n");
  const line = Number(at[1]) - HEAD - 1;
  if (line < 0 || line >= lines.length) return new PlacedError(message);
  const before = lines.slice(0, line).reduce((sum, d) => sum + d.length + 1, 0);
  const from = before + Number(at[2]) - 1 - body.indexOf(source);
  if (from < 0 || from >= source.length) return new PlacedError(message);
  const word = /^[\p{L}\p{N}_$]+|^./u.exec(source.slice(from))?.[0].length ?? 0;
  return new PlacedError(message, offset + from, offset + from + word);
}
