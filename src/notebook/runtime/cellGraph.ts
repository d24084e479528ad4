import {type Module, Runtime, type Variable} from "@observablehq/runtime";
import type {Cell} from "../model/notebook.js";
import {type CellNode, namesRead} from "./cellNode.js";
import {overtakable} from "./overtaken.js";
import type {Outcome} from "./scope.js";

/** A call of a cell's definition. */
export interface CellCall {
  /** as it was when it was defined */
  readonly cell: Cell;
  /** by the names that it reads */
  readonly values: ReadonlyMap<string, unknown>;
  /** resolves when it is defined anew, or something that it reads has another value */
  readonly invalidation: Promise<void>;
}

/** What the graph tells of; of calls that were overtaken by another it tells nothing. */
export interface GraphEvents {
  call(node: CellNode, call: CellCall): Promise<Outcome>;
  done(node: CellNode, outcome: Outcome): void;
  failed(node: CellNode, error: unknown): void;
  /** where a cell shows its values */
  output(node: CellNode): Element;
}

/** What the variable of a cell is. */
interface Called {
  readonly outcome: Outcome;
  readonly invalidation: Promise<void>;
}

interface Defined {
  kind: Cell["kind"];
  readonly variable: Variable;
  readonly outputs: Map<string, Variable>;
}

/**
 * Cells as variables of Observable's runtime, as Framework defines those of a published page: one of the cell itself,
 * which is an object of what it gives, and one for each name that it gives.
 */
export class CellGraph {
  readonly #runtime: Runtime;
  readonly #module: Module;
  readonly #events: GraphEvents;
  readonly #names = new Map<string, Variable>();
  readonly #cells = new Map<CellNode, Defined>();

  constructor(builtins: Readonly<Record<string, () => unknown>>, events: GraphEvents) {
    this.#runtime = new Runtime(builtins);
    this.#module = this.#runtime.module();
    this.#events = events;
  }

  /** Defines a name that no cell gives, such as that of an input. */
  give(name: string, definition: () => unknown): void {
    const variable = this.#names.get(name) ?? this.#module.variable();
    this.#names.set(name, variable.define(name, [], definition));
  }

  /** Takes back a name that was given. */
  take(name: string): void {
    this.#names.get(name)?.delete();
    this.#names.delete(name);
  }

  /** What names are now, once they are something. */
  async read(names: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    let reader: Variable | null = null;
    try {
      return await new Promise((resolve, reject) => {
        reader = this.#module
          .variable({
            fulfilled: (values) => resolve(values as ReadonlyMap<string, unknown>),
            rejected: reject
          })
          .define(names, (...given: unknown[]) => new Map(names.map((d, i) => [d, given[i]])));
      });
    } finally {
      (reader as Variable | null)?.delete();
    }
  }

  /** Defines a cell by its text as it is now; it is called, and then what reads it. */
  #define(node: CellNode): void {
    const {cell, links, needs} = node;
    this.prune(node);
    const defined = this.#cells.get(node) ?? this.#begin(node);
    const {variable, outputs} = defined;
    defined.kind = cell.kind;
    const names = namesRead(node);
    const tables = cell.kind === "sql" ? needs.map(variableName) : [];
    variable.define(
      variableName(cell.key),
      ["invalidation", ...names, ...tables],
      async (invalidation: Promise<void>, ...given: unknown[]): Promise<Called> => {
        const values = new Map(names.map((d, i) => [d, given[i]]));
        return {outcome: await this.#events.call(node, {cell, invalidation, values}), invalidation};
      }
    );
    for (const name of links.defines) {
      if (outputs.has(name)) continue;
      const output = this.#output(node, name);
      outputs.set(
        name,
        output.define(name, [variableName(cell.key)], ({outcome, invalidation}: Called) =>
          overtakable(outcome.value(name), invalidation)
        )
      );
    }
  }

  /** Defines cells and computes them at once, for a frame is longer than most queries; the first of them first. */
  run(nodes: readonly CellNode[]): void {
    // Of those that wait for nothing, the runtime takes the one that was defined last first.
    for (const node of nodes.toReversed()) this.#define(node);
    void this.#runtime._computeNow();
  }

  /** Takes away the names that a cell's text gives no longer. */
  prune(node: CellNode): void {
    const {cell, links} = node;
    const known = this.#cells.get(node);
    if (!known) return;
    for (const [name, variable] of known.outputs) {
      if (known.kind === cell.kind && links.defines.includes(name)) continue;
      variable.delete();
      known.outputs.delete(name);
      node.values.delete(name);
    }
  }

  delete(node: CellNode): void {
    const known = this.#cells.get(node);
    this.#cells.delete(node);
    node.values.clear();
    for (const variable of known?.outputs.values() ?? []) variable.delete();
    known?.variable.delete();
  }

  dispose(): void {
    this.#runtime.dispose();
    this.#cells.clear();
  }

  #begin(node: CellNode): Defined {
    const events = this.#events;
    const here = (then: () => void) => {
      if (this.#cells.get(node) === defined) then();
    };
    const variable = this.#module.variable({
      fulfilled: (called) => here(() => events.done(node, (called as Called).outcome)),
      rejected: (error) => here(() => events.failed(node, error)),
      get _node() {
        return events.output(node);
      }
    });
    const defined: Defined = {kind: node.cell.kind, variable, outputs: new Map()};
    this.#cells.set(node, defined);
    return defined;
  }

  /** The rows of a query are computed only where something reads them; other values always, as in a published page. */
  #output(node: CellNode, name: string): Variable {
    if (node.cell.kind === "sql") return this.#module.variable();
    const output: Variable = this.#module.variable({
      fulfilled: (value) => {
        if (this.#cells.get(node)?.outputs.get(name) === output) node.values.set(name, value);
      }
    });
    return output;
  }
}

/** No name of JavaScript. */
export function variableName(key: string): string {
  return `cell ${key}`;
}
