import type {Notebook, NotebookInput} from "../../model/notebook.js";
import type {RunWatch} from "../../runtime/scope.js";
import type {NotebookRuntime} from "../../runtime/state.js";
import type {NotebookView, OpenNotebook, SchemaTable} from "../parts.js";
import type {Peers} from "./peers.js";

/** The engine that all notebooks of the page share. */
export interface NotebookEngine {
  /** tables of the warehouse, and of files that were added; starts the engine */
  schema(): Promise<readonly SchemaTable[]>;
  /** what can be chosen of an input, in order; empty where anything can be written */
  options(input: NotebookInput): Promise<readonly {readonly value: string; readonly label: string}[]>;
  /** makes tables of a file of the reader's; gives their names */
  addFile(file: File): Promise<{readonly names: readonly string[]; readonly note: string}>;
  /** how much of the published copy was read so far, of how much, in bytes */
  read(): Promise<{readonly bytes: number; readonly of: number}>;
  /** starts the engine; says its version, and what the reader should know */
  start(): Promise<{readonly version: string; readonly note: string}>;
}

/** A notebook that the site publishes. */
export interface PublishedNotebook {
  /** from the site's root, such as *notebooks/x.md* */
  readonly path: string;
  readonly title: string;
}

/** What the workbench is put together from. */
export interface Surroundings {
  /** cells that stand in **before** as well keep their keys */
  readonly parse: (text: string, before?: Notebook) => Notebook;
  readonly open: (text: string) => OpenNotebook;
  readonly runtime: (watch: RunWatch) => NotebookRuntime;
  readonly engine: NotebookEngine;
  readonly peers: Peers;
  readonly view: (open: OpenNotebook, runtime: NotebookRuntime) => NotebookView;
  readonly published: () => Promise<readonly PublishedNotebook[]>;
  /** the text of a published notebook */
  readonly read: (path: string) => Promise<string>;
}
