import type {Analysis} from "../language/analysis.js";
import type {Cell, CellKind, Notebook} from "../model/notebook.js";
import type {SchemaTable} from "../runtime/schema.js";
import type {NotebookRuntime} from "../runtime/state.js";

export type {SchemaTable};

/** A notebook that is open: its text, its history and whom to tell. Each step can be undone. */
export interface OpenNotebook {
  readonly notebook: Notebook;
  readonly analysis: Analysis;
  /** as it is written to a file */
  readonly text: string;
  /** differs from what was last read or saved */
  readonly changed: boolean;
  /** replaces the notebook; steps of the same **merge** in a row are undone as one */
  edit(label: string, change: (notebook: Notebook) => Notebook, merge?: string): void;
  undo(): string | null;
  redo(): string | null;
  /** tells that the text as it is now lies in its file */
  saved(): void;
  subscribe(listener: () => void): () => void;
}

/** A command: what a key, the palette, a menu or a button does. */
export interface Command {
  /** such as "cell.run" */
  readonly id: string;
  /** such as "Run cell" */
  readonly title: string;
  /** such as "Cell", "File", "View" */
  readonly group: string;
  /** CodeMirror's names of keys, such as "Mod-Enter", or two in a row: "d d"; null for none */
  readonly keys: readonly string[];
  /** where its keys count: everywhere, among the cells, on a selected cell outside its text, or in its text */
  readonly when: "always" | "cells" | "command" | "edit";
  run(): void | Promise<void>;
  /** false where it can do nothing now */
  enabled?(): boolean;
}

/** The cells of an open notebook in the page. */
export interface NotebookView {
  readonly element: HTMLElement;
  readonly commands: readonly Command[];
  /** the cells that are selected, the one with the focus first */
  readonly selected: readonly Cell[];
  readonly mode: "command" | "edit";
  /** brings a cell into view and selects it; **at** puts the cursor into its text */
  reveal(key: string, at?: number): void;
  /** line and column of the cursor, from 1; null outside a text */
  readonly cursor: {readonly line: number; readonly column: number} | null;
  /** called when selection, mode or cursor has changed */
  subscribe(listener: () => void): () => void;
  /** hands the text to the runtime as it is now, which else takes it a little after the last key */
  sync(): void;
  focus(): void;
  dispose(): void;
}

/** What a view needs of its surroundings. */
export interface NotebookViewOptions {
  readonly open: OpenNotebook;
  readonly runtime: NotebookRuntime;
  /** tables and columns for completion, once they are known */
  readonly schema: () => Promise<readonly SchemaTable[]>;
  readonly document: Document;
}

/** The kinds in the order of the tool bar. */
export const KINDS: readonly CellKind[] = ["sql", "js", "chart", "markdown"];
