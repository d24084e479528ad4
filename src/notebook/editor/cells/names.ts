import type {Analysis} from "../../language/analysis.js";
import type {Notebook} from "../../model/notebook.js";
import type {NotebookRuntime, ResultColumn} from "../../runtime/state.js";
import type {SchemaTable} from "../parts.js";

/** A name that cells can read. */
export interface KnownName {
  readonly name: string;
  /** such as "table, 7 columns" or "input" */
  readonly what: string;
  /** of a result that is a table, once it has run; else null */
  readonly columns: readonly ResultColumn[] | null;
}

/** What completion knows of the notebook and of the warehouse, as it is when asked. */
export interface KnownNames {
  /** of the warehouse; empty until they are known */
  readonly tables: readonly SchemaTable[];
  readonly cells: readonly KnownName[];
  readonly inputs: readonly KnownName[];
}

/** The names that a cell can read: those of the inputs and of all cells but itself. */
export function knownNames(
  key: string,
  {notebook, analysis, runtime}: {notebook: Notebook; analysis: Analysis; runtime: NotebookRuntime}
): Omit<KnownNames, "tables"> {
  const cells = notebook.cells.flatMap((cell): KnownName[] => {
    if (cell.key === key) return [];
    const {result} = runtime.state(cell.key);
    const columns = result?.kind === "table" ? result.table.columns : null;
    const names = analysis.links.get(cell.key)?.defines ?? (cell.name === null ? [] : [cell.name]);
    return names.map((name) => {
      const what = cell.kind === "sql" ? `table${columns ? `, ${columns.length} columns` : ""}` : cell.kind;
      return {name, what, columns: name === cell.name ? columns : null};
    });
  });
  return {
    cells,
    inputs: notebook.inputs.map(({name, type}) => ({name, what: `input, ${type}`, columns: null}))
  };
}
