import type {Analysis, CellLinks} from "../language/analysis.js";
import {readCell} from "../language/cells.js";
import type {Cell, Fault, Notebook} from "../model/notebook.js";
import type {SessionTable} from "./resultTable.js";
import type {CellState} from "./state.js";

/** A cell in the flow of values. */
export interface CellNode {
  cell: Cell;
  links: CellLinks;
  /** keys of the cells that it reads */
  needs: readonly string[];
  /** why it cannot run */
  fault: Fault | null;
  state: CellState;
  table: SessionTable | null;
  /** what it gives by name to JavaScript, as far as that has come */
  readonly values: Map<string, unknown>;
  /** somebody waits for its run */
  asked: Asked | null;
  /** of the run that it is in */
  control: AbortController | null;
  /** when that began, in milliseconds; null before it did */
  began: number | null;
  /** its text, or something that it reads, has changed since it was last asked for */
  dirty: boolean;
  /** where a JS cell shows its values */
  output: HTMLElement | null;
}

/** A run that was asked for and has not ended. */
export interface Asked {
  readonly ended: Promise<void>;
  end(): void;
}

const NOTHING: CellLinks = {defines: [], uses: [], tables: []};

/** A cell that has not run. */
export function newNode(): Omit<CellNode, "cell"> {
  return {
    links: NOTHING,
    needs: [],
    fault: null,
    state: {
      status: "new",
      stale: false,
      result: null,
      error: null,
      ms: null,
      rows: null,
      bytes: null,
      run: null
    },
    table: null,
    values: new Map(),
    asked: null,
    control: null,
    began: null,
    dirty: false,
    output: null
  };
}

/** Asks for a run of a cell by its text as it is now; a run that it is in ends. */
export function askFor(node: CellNode): void {
  node.control?.abort();
  node.dirty = false;
  node.began = null;
  if (node.asked) return;
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  node.asked = {ended, end};
}

/** The run of a cell is over. */
export function settle(node: CellNode): void {
  node.asked?.end();
  node.asked = node.control = null;
}

/** Where a JS cell shows its values, run after run. */
export function outputOf(node: CellNode, document: Document): HTMLElement {
  if (!node.output) {
    node.output = document.createElement("div");
    node.output.className = "qn-output";
  }
  return node.output;
}

/**
 * Takes over the nodes of cells that are still there, and says which are gone and which are new or another text, and
 * which names no query gives any more.
 */
export function refresh(
  old: ReadonlyMap<string, CellNode>,
  notebook: Notebook,
  analysis: Analysis
): {nodes: Map<string, CellNode>; gone: CellNode[]; edited: CellNode[]; unnamed: string[]} {
  const given = new Set(queryNames(notebook.cells).map((d) => d.toLowerCase()));
  const before = queryNames(Array.from(old.values(), (d) => d.cell));
  const nodes = new Map<string, CellNode>();
  const edited: CellNode[] = [];
  for (const cell of notebook.cells) {
    const known = old.get(cell.key);
    const node: CellNode = known ?? {cell, ...newNode()};
    const links = analysis.links.get(cell.key) ?? NOTHING;
    const needs = analysis.needs.get(cell.key) ?? [];
    const fault = analysis.faults.find((d) => d.cell === cell.key && d.severity === "error") ?? null;
    if (!known || hasChanged(known, {cell, links, needs, fault})) edited.push(node);
    Object.assign(node, {cell, links, needs, fault});
    nodes.set(cell.key, node);
  }
  return {
    nodes,
    gone: [...old.values()].filter((d) => !nodes.has(d.cell.key)),
    edited,
    unnamed: before.filter((d) => !given.has(d.toLowerCase()))
  };
}

function queryNames(cells: readonly Cell[]): string[] {
  return cells.flatMap(({kind, name}) => (kind === "sql" && name !== null ? [name] : []));
}

function hasChanged(
  node: CellNode,
  {cell, links, needs, fault}: Pick<CellNode, "cell" | "links" | "needs" | "fault">
): boolean {
  const {kind, name, source} = node.cell;
  return (
    cell.kind !== kind ||
    cell.name !== name ||
    cell.source !== source ||
    links.uses.join() !== node.links.uses.join() ||
    needs.join() !== node.needs.join() ||
    fault?.message !== node.fault?.message
  );
}

/** All cells that read a cell, also by way of others, near ones first. */
export function readersOf(node: CellNode, nodes: ReadonlyMap<string, CellNode>): CellNode[] {
  const found = new Set<CellNode>();
  const queue = [node];
  for (const next of queue)
    for (const d of nodes.values()) {
      if (!d.needs.includes(next.cell.key) || found.has(d)) continue;
      found.add(d);
      queue.push(d);
    }
  return [...found];
}

/** What a cell has of its own each time that it runs, and reads from nowhere. */
const OWN = ["display", "view", "invalidation"];

/** The names whose values a cell reads; what a query reads as tables is not among them. */
export function namesRead({cell, links}: Pick<CellNode, "cell" | "links">): string[] {
  if (cell.kind === "chart") return [...links.uses, "width"];
  const read = cell.kind === "sql" ? new Set(readCell(cell).uses) : null;
  return links.uses.filter((d) => !OWN.includes(d) && (read === null || read.has(d)));
}
