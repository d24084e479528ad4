import {max, mean} from "d3";
import {readCell} from "../../language/cells.js";
import type {CellKind} from "../../model/notebook.js";
import type {OpenNotebook} from "../parts.js";

/** Something that gives values or takes them. */
export interface LineageNode {
  readonly id: string;
  readonly label: string;
  readonly kind: CellKind | "table" | "input";
  /** the key of a cell; null for tables and inputs */
  readonly cell: string | null;
  /** ids of what it reads, in the order of their places */
  readonly reads: readonly string[];
  /** 0 for what reads nothing; else one more than the furthest that it reads */
  column: number;
  /** from 0, within its column */
  row: number;
}

/** Which tables, inputs and cells of a notebook the others read, laid out from left to right. Prose that reads nothing is left out. */
export function lineage(
  {notebook, analysis}: Pick<OpenNotebook, "notebook" | "analysis">,
  tables: ReadonlySet<string>
): LineageNode[] {
  const nodes = new Map<string, LineageNode>();
  const source = (kind: "table" | "input", name: string): string => {
    const id = `${kind} ${name}`;
    if (!nodes.has(id)) nodes.set(id, {id, label: name, kind, cell: null, reads: [], column: 0, row: 0});
    return id;
  };
  const inputs = new Set(notebook.inputs.map((d) => d.name));
  for (const [i, cell] of notebook.cells.entries()) {
    const {uses, tables: names} = analysis.links.get(cell.key)!;
    const own = new Set(names.map((d) => d.toLowerCase()));
    const read = cell.kind === "sql" ? readCell(cell).tables.map((d) => d.toLowerCase()) : [];
    const reads = [
      ...read.filter((d) => tables.has(d) && !own.has(d)).map((d) => source("table", d)),
      ...uses.filter((d) => inputs.has(d)).map((d) => source("input", d)),
      ...analysis.needs.get(cell.key)!
    ];
    if (cell.kind === "markdown" && reads.length === 0) continue;
    const label = cell.name ?? analysis.links.get(cell.key)!.defines[0] ?? `cell ${i + 1}`;
    const {key, kind} = cell;
    nodes.set(key, {id: key, label, kind, cell: key, reads: [...new Set(reads)], column: 0, row: 0});
  }
  place(nodes);
  return [...nodes.values()];
}

function place(nodes: ReadonlyMap<string, LineageNode>): void {
  const known = new Map<LineageNode, number>();
  const column = (node: LineageNode): number => {
    if (known.has(node)) return known.get(node)!;
    known.set(node, 0); // cells that wait for each other end here
    const before = node.reads.flatMap((d) => nodes.get(d) ?? []).map(column);
    const found = before.length === 0 ? 0 : max(before)! + 1;
    known.set(node, found);
    return found;
  };
  for (const node of nodes.values()) node.column = column(node);
  const columns = new Map<number, LineageNode[]>();
  for (const node of nodes.values()) columns.set(node.column, [...(columns.get(node.column) ?? []), node]);
  // what is read stands near what reads it
  for (const at of [...columns.keys()].sort((a, b) => a - b)) {
    const near = (d: LineageNode) => mean(d.reads, (id) => nodes.get(id)?.row) ?? 0;
    const list = columns.get(at)!;
    if (at > 0) list.sort((a, b) => near(a) - near(b));
    for (const [row, node] of list.entries()) node.row = row;
  }
}
