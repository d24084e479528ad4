import type {ResultCheck} from "../../runtime/state.js";
import {columnUnits} from "../cells/columnTexts.js";
import type {SchemaTable} from "../parts.js";
import type {Doc} from "./desk.js";

/** What was looked at in the result of a cell. */
export interface CellChecks {
  readonly cell: string;
  /** its place in the notebook, the first 1 */
  readonly place: number;
  readonly source: string;
  readonly checks: readonly ResultCheck[];
}

/** What was said of a cell's last result. */
interface Looked {
  readonly table: object;
  /** null while the engine is asked */
  readonly checks: readonly ResultCheck[] | null;
  /** what was said of the result before it: it stands until there is something new to say */
  readonly before: readonly ResultCheck[];
}

/** Looks at the results of SQL cells: at each once, when no query of its notebook runs. */
export class ResultChecks {
  readonly #looked = new WeakMap<Doc, Map<string, Looked>>();

  /** **tables** are those of the engine, null as long as they are not known; **done** is called when something was found */
  constructor(
    private readonly tables: () => readonly SchemaTable[] | null,
    private readonly done: () => void
  ) {}

  /** What is known of the results of a notebook, in the order of its cells; of one that has failed, nothing. */
  of(doc: Doc): CellChecks[] {
    const looked = this.#looked.get(doc);
    return doc.open.notebook.cells.flatMap(({key, source}, i) => {
      const {checks, before = []} = looked?.get(key) ?? {};
      const {status} = doc.runtime.state(key);
      const said = checks ?? before;
      if (said.length === 0 || status === "failed" || status === "stopped") return [];
      return [{cell: key, place: i + 1, source, checks: said}];
    });
  }

  /** Asks about the results that were not looked at. */
  look(doc: Doc): void {
    const tables = this.tables();
    const {notebook} = doc.open;
    const queries = notebook.cells.filter((d) => d.kind === "sql");
    if (tables === null || queries.some((d) => doc.runtime.state(d.key).status === "running")) return;
    const looked = this.#looked.get(doc) ?? new Map<string, Looked>();
    this.#looked.set(doc, looked);
    for (const {key, source} of queries) {
      const {status, stale, result} = doc.runtime.state(key);
      const last = looked.get(key);
      if (status !== "done" || stale || result?.kind !== "table" || last?.table === result.table) continue;
      const {table} = result;
      const before = last?.checks ?? last?.before ?? [];
      looked.set(key, {table, checks: null, before});
      // a result that is gone by then has nothing to be said of it
      const found = doc.runtime
        .checks(key, columnUnits(source, {notebook, tables}))
        .catch((): ResultCheck[] => []);
      void found.then((checks) => {
        if (looked.get(key)?.table !== table) return;
        looked.set(key, {table, checks, before: []});
        this.done();
      });
    }
  }
}
