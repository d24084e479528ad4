import type {NotebookInput} from "../model/notebook.js";
import type {CellGraph} from "./cellGraph.js";

/** The inputs of a notebook and what the reader has chosen. */
export class InputValues {
  specs: readonly NotebookInput[] = [];
  readonly #graph: CellGraph;
  /** the first value of an input whose file names none */
  readonly #first: (input: NotebookInput) => Promise<unknown>;
  readonly #values = new Map<string, unknown>();

  /** called when a first value is known */
  readonly #found: () => void;

  constructor(
    graph: CellGraph,
    {first, found}: {first: (input: NotebookInput) => Promise<unknown>; found: () => void}
  ) {
    this.#graph = graph;
    this.#first = first;
    this.#found = found;
  }

  /** Takes the inputs of another text; those that are still there keep their values. */
  update(specs: readonly NotebookInput[]): void {
    this.specs = specs;
    for (const {name, value} of specs) if (!this.#values.has(name) && value !== null) this.set(name, value);
    const names = new Set(specs.map((d) => d.name));
    for (const name of this.#values.keys()) {
      if (names.has(name)) continue;
      this.#values.delete(name);
      this.#graph.take(name);
    }
  }

  /** Finds the first values that have not been found, perhaps because the engine did not start. */
  begin(): void {
    for (const input of this.specs) {
      if (this.#values.has(input.name)) continue;
      // also where no cell reads it: its control and the list of variables show it
      const begun = this.#begun(input);
      begun.then(this.#found, () => {}); // a failure is told by whatever reads it
      this.#graph.give(input.name, () => begun);
    }
  }

  get(name: string): unknown {
    return this.#values.get(name);
  }

  /** Says whether that is another value. */
  set(name: string, value: unknown): boolean {
    if (this.#values.has(name) && Object.is(this.#values.get(name), value)) return false;
    this.#values.set(name, value);
    this.#graph.give(name, () => value);
    return true;
  }

  async #begun(input: NotebookInput): Promise<unknown> {
    const value = await this.#first(input);
    if (!this.#values.has(input.name)) this.#values.set(input.name, value);
    return this.#values.get(input.name);
  }
}
