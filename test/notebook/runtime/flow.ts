import {pathToFileURL} from "node:url";
import {join} from "node:path";
import {afterAll, afterEach} from "vitest";
import {analyse} from "../../../src/notebook/language/analyse.js";
import type {Cell} from "../../../src/notebook/model/notebook.js";
import {parseNotebook} from "../../../src/notebook/model/parse.js";
import {notebookRuntime} from "../../../src/notebook/runtime/notebookRuntime.js";
import {notebookSession} from "../../../src/notebook/runtime/session.js";
import {sharedEngine} from "../../../src/notebook/runtime/sharedEngine.js";
import type {NotebookRuntime} from "../../../src/notebook/runtime/state.js";
import {nodeEngine} from "../../support/nodeDuckDB.js";
import {emptyPage} from "../../support/page.js";
import {PROJECT} from "../../support/sources.js";

// A notebook without its page: DuckDB-WASM in Node, and Framework's own Generators and Mutable.

const engine = nodeEngine([
  "CREATE TABLE account_dim (account_id VARCHAR, mrr DOUBLE)",
  "INSERT INTO account_dim VALUES ('a1', 100), ('a2', 250)"
]);
const shared = sharedEngine(engine);
afterAll(() => shared.end());

export const page = emptyPage();
const stdlib = (name: string) =>
  import(
    pathToFileURL(join(PROJECT, "node_modules/@observablehq/framework/dist/client/stdlib", name)).href
  ) as Promise<Record<string, never>>;
const {Mutable} = await stdlib("mutable.js");
const Generators = (await stdlib("generators/index.js")) as unknown as {
  input(element: unknown): AsyncGenerator;
  now(): AsyncGenerator;
};
const builtins = {
  values: {d3: () => Promise.resolve(42), Mutable: () => Mutable, Generators: () => Generators},
  inspect: (value: unknown) => page.createTextNode(JSON.stringify(value) ?? String(value)),
  now: () => Generators.now(),
  input: (element: unknown) => Generators.input(element)
};

let open: NotebookRuntime | null = null;
afterEach(() => open?.dispose());

/** A notebook of a text, and how to speak of its cells by their number. */
export function opened(text: string, on = shared) {
  const runtime = notebookRuntime({
    document: page,
    session: notebookSession(on),
    builtins: () => Promise.resolve(builtins),
    tables: () => Promise.resolve(new Set(["account_dim"])),
    first: () => Promise.resolve("first"),
    watch: {starts() {}, evaluates: (_, run) => run()}
  });
  open = runtime;
  let notebook = parseNotebook(text);
  const update = (next = notebook) => {
    notebook = next;
    runtime.update(notebook, analyse(notebook));
  };
  update();
  const key = (i: number) => notebook.cells[i]!.key;
  return {
    runtime,
    run: (...cells: number[]) => runtime.run(cells.length > 0 ? cells.map(key) : undefined),
    state: (i: number) => runtime.state(key(i)),
    text(i: number) {
      const {result, error} = runtime.state(key(i));
      return error?.message ?? (result?.kind === "node" ? result.node.textContent : result?.kind);
    },
    edit: (i: number, change: string | Partial<Cell>) =>
      update({
        ...notebook,
        cells: notebook.cells.map((d, k) =>
          k === i ? {...d, ...(typeof change === "string" ? {source: change} : change)} : d
        )
      })
  };
}

export const js = (text: string) => `\`\`\`js\n${text}\n\`\`\`\n`;
export const sql = (name: string, text: string) => `\`\`\`sql id=${name}\n${text}\n\`\`\`\n`;
export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Waits until something is so. */
export async function until(test: () => boolean): Promise<void> {
  while (!test()) await wait(5);
}
/** An engine that starts when it is told to. */
export function lateEngine() {
  let begin = () => {};
  const told = new Promise<void>((resolve) => (begin = resolve));
  const late = sharedEngine({...engine, start: () => told.then(() => engine.start())});
  return {shared: late, begin};
}
