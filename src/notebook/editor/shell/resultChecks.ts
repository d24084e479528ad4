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

/** Looks at the results of SQL cells: at each once, when nothing of its notebook runs. */
export class ResultChecks {
  /** by result; null while the engine is asked */
  readonly #made = new WeakMap<object, readonly ResultCheck[] | null>();

  /** **tables** are those of the engine, null as long as they are not known; **done** is called when something was found */
  constructor(
    private readonly tables: () => readonly SchemaTable[] | null,
    private readonly done: () => void
  ) {}

  /** What is known of the results of a notebook, in the order of its cells. */
  of(doc: Doc): CellChecks[] {
    return results(doc).flatMap(({table, ...of}) => {
      const checks = this.#made.get(table);
      return checks ? [{...of, checks}] : [];
    });
  }

  /** Asks about the results that were not looked at. */
  look(doc: Doc): void {
    const tables = this.tables();
    const {notebook} = doc.open;
    const busy = notebook.cells.some((d) => ["running", "waiting"].includes(doc.runtime.state(d.key).status));
    if (tables === null || busy) return;
    for (const {cell, source, table} of results(doc)) {
      if (this.#made.has(table)) continue;
      this.#made.set(table, null);
      const units = columnUnits(source, {notebook, tables});
      // a result that is gone by then has nothing to be said of it
      const found = doc.runtime.checks(cell, units).catch((): ResultCheck[] => []);
      void found.then((checks) => (this.#made.set(table, checks), this.done()));
    }
  }
}

/** The cells that show a result of their text as it is. */
function results({open, runtime}: Doc) {
  return open.notebook.cells.flatMap(({key, kind, source}, i) => {
    const {status, stale, result} = runtime.state(key);
    if (kind !== "sql" || status !== "done" || stale || result?.kind !== "table") return [];
    return [{cell: key, place: i + 1, source, table: result.table}];
  });
}
