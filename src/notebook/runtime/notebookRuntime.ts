import type {Analysis} from "../language/analysis.js";
import type {Notebook} from "../model/notebook.js";
import {atHand} from "./atHand.js";
import {callCell} from "./callCell.js";
import {Changes} from "./changes.js";
import {failedState, checkCurrent} from "./cellFailure.js";
import {type CellCall, CellGraph} from "./cellGraph.js";
import {askFor, type CellNode, namesRead, newNode, outputOf, readersOf, refresh, settle} from "./cellNode.js";
import {InputValues} from "./inputValues.js";
import {queryPlan} from "./queryPlan.js";
import {showProse} from "./runCell.js";
import type {Outcome, RuntimeOptions, Scope} from "./scope.js";
import type {CellState, NotebookRuntime, PlanStep, QueryNote, ResultCheck, Variable} from "./state.js";
import {variablesOf} from "./variables.js";
import {wantedCells} from "./wantedCells.js";
import {aborted, turns} from "./waiting.js";

/** Queries that are remembered. */
const NOTES = 500;

/** A runtime without a notebook; update() gives it one. */
export function notebookRuntime(options: RuntimeOptions): NotebookRuntime {
  return new Flow(options);
}

/**
 * Observable's runtime orders and computes the cells. What it may not do by itself is held back here: a cell that is
 * called without having been asked for waits where the notebook is lazy, where it has not run yet or is not up to date.
 */
class Flow implements NotebookRuntime {
  readonly #scope: Scope;
  readonly #graph: CellGraph;
  #nodes = new Map<string, CellNode>();
  readonly #inputs: InputValues;
  readonly #changes = new Changes();
  #notes: QueryNote[] = [];
  #runs = 0;
  #trusted = true;
  #width = 640;
  readonly #takeTurn = turns();
  lazy = false;

  constructor({document, session, builtins, tables, first, watch}: RuntimeOptions) {
    this.#scope = {
      document,
      session,
      builtins,
      watch,
      tables,
      names: () => [...this.#inputs.specs.map((d) => d.name), ...this.#cells.flatMap((d) => d.links.defines)],
      now: () => performance.now(),
      note: (note) => void (this.#notes = [...this.#notes, note].slice(-NOTES))
    };
    this.#graph = new CellGraph(atHand(builtins), {
      call: (node, call) => this.#call(node, call),
      done: (node, outcome) => this.#done(node, outcome),
      failed: (node, error) => this.#failed(node, error),
      output: (node) => outputOf(node, document)
    });
    this.#inputs = new InputValues(this.#graph, {first, found: () => this.#changes.tell()});
    this.#graph.give("width", () => this.#width);
    session.onLost(() => this.#lost());
  }

  get trusted(): boolean {
    return this.#trusted;
  }
  set trusted(trusted: boolean) {
    if (trusted === this.#trusted) return;
    this.#trusted = trusted;
    if (!trusted) this.interrupt();
    for (const node of this.#cells) if (node.cell.kind === "markdown") this.#draw(node);
  }
  get width(): number {
    return this.#width;
  }
  set width(width: number) {
    if (width === this.#width || !(width > 0)) return;
    this.#width = width;
    this.#graph.give("width", () => width);
    this.#outdated("width");
  }

  update(notebook: Notebook, analysis: Analysis): void {
    const {nodes, gone, edited, unnamed} = refresh(this.#nodes, notebook, analysis);
    this.#nodes = nodes;
    this.#inputs.update(notebook.inputs);
    for (const name of unnamed) void this.#scope.session.unname(name).catch(() => {});
    for (const node of gone) this.#forget(node);
    for (const node of edited) {
      this.#graph.prune(node);
      if (node.cell.kind === "markdown") this.#draw(node);
      else this.#stale([node, ...readersOf(node, nodes)]);
    }
  }

  async run(keys: readonly string[] = [...this.#nodes.keys()]): Promise<void> {
    if (!this.#trusted) return;
    this.#scope.watch.starts();
    this.#inputs.begin();
    const todo = wantedCells(keys, this.#nodes, this.lazy);
    for (const node of todo) {
      askFor(node);
      this.#set(node, {status: "waiting"});
    }
    const ended = todo.map((d) => d.asked!.ended);
    this.#graph.run(todo);
    await Promise.all(ended);
  }

  interrupt(): void {
    for (const node of this.#cells) {
      if (!node.asked && !node.control) continue;
      node.control?.abort();
      settle(node);
      this.#set(node, {status: "stopped", stale: node.state.result !== null});
    }
  }

  state(key: string): CellState {
    return this.#nodes.get(key)?.state ?? newNode().state;
  }
  variables(): readonly Variable[] {
    return variablesOf(this.#cells, this.#inputs);
  }
  queries(): readonly QueryNote[] {
    return this.#notes;
  }
  async plan(key: string): Promise<readonly PlanStep[]> {
    const node = this.#nodes.get(key);
    if (!node || !this.#trusted) return [];
    checkCurrent(node, this.#nodes);
    this.#inputs.begin();
    const values = await this.#graph.read(namesRead(node));
    const {signal} = new AbortController();
    return await queryPlan({cell: node.cell, values, signal, scope: this.#scope});
  }
  async checks(key: string, units: ReadonlyMap<string, string>): Promise<readonly ResultCheck[]> {
    return (await this.#nodes.get(key)?.table?.checks(units)) ?? [];
  }
  input(name: string): unknown {
    return this.#inputs.get(name);
  }
  setInput(name: string, value: unknown): void {
    if (this.#inputs.set(name, value)) this.#outdated(name);
  }
  subscribe(listener: (keys: readonly string[]) => void): () => void {
    return this.#changes.subscribe(listener);
  }
  dispose(): void {
    this.interrupt();
    this.#graph.dispose();
    this.#changes.dispose();
    this.#nodes.clear();
    void this.#scope.session.dispose().catch(() => {});
  }

  get #cells(): CellNode[] {
    return [...this.#nodes.values()];
  }

  /** Whether a cell runs when the runtime calls it. */
  #mayRun(node: CellNode): boolean {
    const {asked, dirty, state} = node;
    const ran = state.status !== "new" && state.status !== "stopped";
    if (asked !== null || (this.#trusted && !this.lazy && !dirty && ran)) return true;
    return readersOf(node, this.#nodes).some((d) => d.asked !== null);
  }

  async #call(node: CellNode, call: CellCall): Promise<Outcome> {
    const control = new AbortController();
    void call.invalidation.then(() => control.abort());
    if (!this.#mayRun(node)) {
      this.#stale([node, ...readersOf(node, this.#nodes)]);
      return await aborted(control.signal); // those that read it wait until it is asked for
    }
    node.control = control;
    const run = ++this.#runs;
    const tell = (change: Partial<CellState>) => this.#set(node, {run, ...change});
    return await callCell(node, call, {
      scope: this.#scope,
      signal: control.signal,
      takeTurn: this.#takeTurn,
      tell
    });
  }

  #done(node: CellNode, {result, table}: Outcome): void {
    settle(node);
    // A cell that was a query has left its rows.
    if (node.table && !table) this.#drop(node);
    node.table = table;
    const ms = performance.now() - node.began!;
    const {row_count: rows = null, bytes = null} = table ?? {};
    this.#set(node, {status: "done", stale: node.dirty, result, error: null, ms, rows, bytes});
    this.#stale(readersOf(node, this.#nodes).filter((d) => !this.#mayRun(d)));
  }

  #failed(node: CellNode, error: unknown): void {
    if (node.state.status === "stopped" && !node.asked) return;
    if (!this.#mayRun(node)) return this.#stale([node]);
    settle(node);
    this.#set(node, failedState(error, node, this.#nodes));
  }

  /** A name has another value: what reads it and has run runs again, or is marked where that is not wanted. */
  #outdated(name: string): void {
    const ran = this.#cells.filter((d) => d.state.status !== "new" && namesRead(d).includes(name));
    this.#stale(ran.flatMap((d) => [d, ...readersOf(d, this.#nodes)]));
    if (!this.lazy) void this.run(ran.map((d) => d.cell.key));
  }

  #stale(nodes: readonly CellNode[]): void {
    for (const node of nodes) {
      node.dirty = true;
      if (!node.state.stale && node.state.status !== "new") this.#set(node, {stale: true});
    }
  }

  /** Prose needs no asking: what reads nothing is drawn at once, and so is all of it where nothing may run. */
  #draw(node: CellNode): void {
    if (node.links.uses.length === 0 || !this.#trusted) {
      this.#graph.delete(node);
      settle(node);
      const result = showProse(node.cell, this.#scope, this.#trusted);
      this.#set(node, {status: "done", stale: false, result, error: null});
    } else if (node.state.status === "new" || this.lazy) this.#stale([node]);
    else void this.run([node.cell.key]);
  }

  #lost(): void {
    const message = "The engine had to be started again, and with it went this result. Run the cell again.";
    for (const node of this.#cells) {
      if (node.cell.kind !== "sql" || node.state.status !== "done") continue;
      node.table = null;
      this.#set(node, {status: "stopped", stale: true, error: {message, from: null, to: null}});
    }
  }

  #forget(node: CellNode): void {
    node.control?.abort();
    settle(node);
    this.#graph.delete(node);
    if (node.table) this.#drop(node);
    this.#stale(readersOf(node, this.#nodes));
  }

  #drop({cell}: CellNode): void {
    void this.#scope.session.drop(cell.key).catch(() => {});
  }

  #set(node: CellNode, change: Partial<CellState>): void {
    node.state = {...node.state, ...change};
    this.#changes.add(node.cell.key);
  }
}
