import type {EngineSource} from "../../client/engine.js";
import {inputQueryFault} from "../language/inputQueryFault.js";
import type {NotebookInput} from "../model/notebook.js";
import {firstValue, type InputOption, inputOptions} from "./inputOptions.js";
import {notebookRuntime} from "./notebookRuntime.js";
import {type OwnTables, readOwnFile} from "./ownFile.js";
import {publishedBytes} from "./publishedBytes.js";
import {readSchema, type SchemaTable} from "./schema.js";
import type {Builtins, RunWatch} from "./scope.js";
import {notebookSession} from "./session.js";
import {sharedEngine} from "./sharedEngine.js";
import type {NotebookRuntime} from "./state.js";

/** The site's published copy in one engine, for all notebooks of a page. */
export interface SiteRuntime {
  /** a runtime for one notebook */
  open(watch: RunWatch): NotebookRuntime;
  /** the tables that queries can read, read once and again after a file was added */
  schema(): Promise<readonly SchemaTable[]>;
  /** what can be chosen of an input */
  options(input: NotebookInput): Promise<readonly InputOption[]>;
  /** makes tables of a CSV or DuckDB file of the reader's, which stays in the browser */
  addFile(file: File): Promise<OwnTables>;
  /** starts the engine, and says what the reader should know of how the copy is read; empty for nothing */
  start(): Promise<{version: string; note: string}>;
  /** how much of the copy was read so far, of how much, in bytes */
  read(): Promise<{bytes: number; of: number}>;
  dispose(): Promise<void>;
}

/** What stands for the page's own engine and libraries in a test. */
export interface SiteRuntimeOptions {
  readonly source?: EngineSource;
  readonly builtins?: () => Promise<Builtins>;
}

/** Opens the engine's doors; it starts with the first query or schema(). */
export function siteRuntime(
  document: Document,
  {
    source,
    builtins = async () => (await import("./builtins.js")).pageBuiltins(document)
  }: SiteRuntimeOptions = {}
): SiteRuntime {
  const shared = sharedEngine(source);
  const {read} = notebookSession(shared);
  let known: Promise<SchemaTable[]> | null = null;
  let loaded: Promise<Builtins> | null = null;
  /** the reader's own tables, by the files that they are of */
  const own = new Map<string, string>();
  const schema = () => {
    known ??= readSchema(read);
    known.catch(() => (known = null));
    return known;
  };
  const names = async () => new Set((await schema()).map((d) => d.name.toLowerCase()));
  let adding: Promise<unknown> = Promise.resolve();
  const add = async (file: File) => {
    let made: OwnTables = {names: [], note: ""};
    // A file that is dropped again takes the place of its last version; one of another name does not.
    const taken = new Set([...(await names())].filter((d) => own.get(d) !== file.name));
    // the file itself may be gone when another engine needs it again
    const copy = new File([await file.arrayBuffer()], file.name);
    await shared.prepare(async (engine) => void (made = await readOwnFile({engine, file: copy, taken})));
    known = null;
    for (const name of made.names) own.set(name.toLowerCase(), file.name);
    return made;
  };
  return {
    open: (watch) =>
      notebookRuntime({
        document,
        watch,
        session: notebookSession(shared),
        builtins: () => (loaded ??= builtins()),
        tables: names,
        first: async (input) => await firstValue(read, checked(input))
      }),
    schema,
    options: async (input) => await inputOptions(read, checked(input)),
    addFile(file) {
      // one after another: each must know the names that those before it have taken
      const added = adding.then(() => add(file));
      adding = added.catch(() => {});
      return added;
    },
    async start() {
      const {note} = await shared.opened();
      const found = await read("SELECT version()");
      return {note, version: String(found.getChildAt(0)?.get(0))};
    },
    async read() {
      const bytes = await publishedBytes(await shared.opened());
      const size = await read(
        "SELECT (block_size * total_blocks)::DOUBLE FROM pragma_database_size() WHERE database_name = 'published'"
      );
      return {bytes, of: Number(size.getChildAt(0)?.get(0))};
    },
    dispose: () => shared.end()
  };
}

/** @throws Error where the query of an input would do more than read */
function checked(input: NotebookInput): NotebookInput {
  const fault = inputQueryFault(input);
  if (fault !== null) throw new Error(fault);
  return input;
}
