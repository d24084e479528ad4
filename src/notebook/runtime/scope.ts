import type {Cell, NotebookInput} from "../model/notebook.js";
import type {SessionTable} from "./resultTable.js";
import type {NotebookSession} from "./session.js";
import type {CellResult, QueryNote} from "./state.js";

/** What is at hand in JS cells besides the notebook's own names. */
export interface Builtins {
  /** by name; each is loaded when a cell first reads it */
  readonly values: Readonly<Record<string, () => unknown>>;
  /** how a value that is no node is shown */
  inspect(value: unknown): Node;
  /** the values of an input element, as they come */
  input(element: unknown): unknown;
  /** the time, frame by frame */
  now(): unknown;
}

/** Who is told of what is about to run: a page that it holds, or that is killed, does not come to tell it afterwards. */
export interface RunWatch {
  /** cells will run, by the text as it is now */
  starts(): void;
  /** runs a text of a cell */
  evaluates<T>(of: Pick<Reading, "cell" | "signal">, run: () => Promise<T>): Promise<T>;
}

/** What a runtime works with. */
export interface RuntimeOptions {
  readonly document: Document;
  readonly session: NotebookSession;
  readonly builtins: () => Promise<Builtins>;
  /** the names of tables that a cell may not hide, in lower case */
  readonly tables: () => Promise<ReadonlySet<string>>;
  /** the first value of an input whose file names none */
  readonly first: (input: NotebookInput) => Promise<unknown>;
  readonly watch: RunWatch;
}

/** What a cell that runs can reach. */
export interface Scope {
  readonly document: Document;
  readonly session: NotebookSession;
  readonly builtins: () => Promise<Builtins>;
  readonly watch: RunWatch;
  /** all names that a cell can read */
  names(): readonly string[];
  /** tells of a query that was run */
  note(note: QueryNote): void;
  /** the names of tables that a cell may not hide */
  tables(): Promise<ReadonlySet<string>>;
  now(): number;
}

/** A cell with what it reads. */
export interface Reading {
  readonly cell: Cell;
  readonly scope: Scope;
  /** of the names that it reads */
  readonly values: ReadonlyMap<string, unknown>;
  /** aborted when the reader stops it, and when another run takes its place, be it long done */
  readonly signal: AbortSignal;
}

/** One run of a cell. */
export interface Run extends Reading {
  /** where a JS cell shows its values, run after run */
  readonly output: HTMLElement;
  /** tells what it shows before it is done, or after */
  show(result: CellResult): void;
}

/** What a cell came to. */
export interface Outcome {
  readonly result: CellResult;
  /** what it gives by name, not yet awaited or followed */
  value(name: string): unknown;
  readonly table: SessionTable | null;
}

/** An error with its place in the cell. */
export class PlacedError extends Error {
  constructor(
    message: string,
    readonly from: number | null = null,
    readonly to: number | null = null
  ) {
    super(message);
  }
}
