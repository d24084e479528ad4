import type {ColumnProfile, ResultColumn, ResultTable, ResultView} from "../../lib/resultTable.js";
import type {Analysis} from "../language/analysis.js";
import type {Notebook} from "../model/notebook.js";

export type {ColumnProfile, ResultColumn, ResultTable, ResultView};

/** What a cell shows. */
export type CellResult =
  | {readonly kind: "table"; readonly table: ResultTable}
  /** made once and kept: the same node is put into the page again */
  | {readonly kind: "node"; readonly node: Node}
  | {readonly kind: "nothing"};

/** An error of a cell, for its reader. */
export interface CellError {
  readonly message: string;
  /** where in the cell's source, if known */
  readonly from: number | null;
  readonly to: number | null;
}

/** How far a cell is. A failed or stopped cell keeps its last result, which is then stale. */
export interface CellState {
  readonly status: "new" | "waiting" | "running" | "done" | "failed" | "stopped";
  /** the result is of another text, of other inputs, or of cells that have changed since */
  readonly stale: boolean;
  readonly result: CellResult | null;
  readonly error: CellError | null;
  /** of the last run, in milliseconds */
  readonly ms: number | null;
  /** of a table */
  readonly rows: number | null;
  /** of the published copy, read while the query of a table ran */
  readonly bytes: number | null;
  /** how many cells had run before it, and this one */
  readonly run: number | null;
}

/** A value that a cell has given, for the list of variables. */
export interface Variable {
  readonly name: string;
  /** the key of the cell that gives it; null for an input */
  readonly cell: string | null;
  /** such as "table, 7 columns", "array", "number" */
  readonly type: string;
  /** such as "8,560 rows"; empty where it has none */
  readonly size: string;
  /** keys of the cells that read it */
  readonly used_by: readonly string[];
}

/** A query that was run. */
export interface QueryNote {
  readonly cell: string | null;
  readonly sql: string;
  readonly ms: number;
  readonly rows: number | null;
  /** null where it went well */
  readonly error: string | null;
}

/** A step of a query's plan, and those whose rows it takes. */
export interface PlanStep {
  /** as the engine names it: *HASH_JOIN* */
  readonly name: string;
  readonly facts: readonly {readonly label: string; readonly value: string}[];
  /** how many rows the engine expects of it; null where it does not say */
  readonly rows: number | null;
  readonly steps: readonly PlanStep[];
}

/** Something that was looked at in a result. */
export interface ResultCheck {
  /** null for what is only told */
  readonly holds: boolean | null;
  /** for the reader; names of columns between backticks */
  readonly words: string;
  /** the column that it is about; null for the whole result */
  readonly column: string | null;
}

/** Runs a notebook's cells by what they need, not by their order. */
export interface NotebookRuntime {
  /** takes another text of the notebook: what has changed, and what reads it, becomes stale. Code waits for run(); prose is drawn at once */
  update(notebook: Notebook, analysis: Analysis): void;
  /** runs cells, and before each what it needs and is stale; without keys, all of them. Resolves when they are done, failed or stopped */
  run(keys?: readonly string[]): Promise<void>;
  /** stops what runs and what waits */
  interrupt(): void;
  /** where set, new values of inputs and cells make their readers stale; else these run again by themselves */
  lazy: boolean;
  /** until it is set nothing runs and prose shows no HTML */
  trusted: boolean;
  /** how wide results are shown, in CSS px: charts, and cells that read *width*, run again when it changes */
  width: number;
  state(key: string): CellState;
  variables(): readonly Variable[];
  queries(): readonly QueryNote[];
  /** how the engine would run a SQL cell as it is now, the last step first; nothing is run */
  plan(key: string): Promise<readonly PlanStep[]>;
  /** what can be said of the rows of a SQL cell; **units** are those of columns that the warehouse knows, in lower case */
  checks(key: string, units: ReadonlyMap<string, string>): Promise<readonly ResultCheck[]>;
  /** the value of an input; setting it makes what reads it run again */
  input(name: string): unknown;
  setInput(name: string, value: unknown): void;
  /** called with the keys of the cells whose state has changed, at most once a frame; gives the way to end it */
  subscribe(listener: (keys: readonly string[]) => void): () => void;
  dispose(): void;
}
