import {type CellNode, readersOf} from "./cellNode.js";

/**
 * The cells that a run takes, in the notebook's order: those asked for, what they need and is not up to date, and,
 * unless lazy, their readers that have run.
 */
export function wantedCells(
  keys: readonly string[],
  nodes: ReadonlyMap<string, CellNode>,
  lazy: boolean
): CellNode[] {
  const wanted = new Set<CellNode>();
  const add = (node: CellNode | undefined) => {
    if (!node || wanted.has(node)) return;
    wanted.add(node);
    for (const need of neededBy(node, nodes)) if (!isCurrent(need)) add(need);
  };
  for (const key of keys) add(nodes.get(key));
  if (!lazy)
    for (const node of [...wanted])
      for (const reader of readersOf(node, nodes)) if (reader.state.status !== "new") add(reader);
  return [...nodes.values()].filter((d) => wanted.has(d));
}

/** The cells that a cell reads. */
export function neededBy(node: CellNode, nodes: ReadonlyMap<string, CellNode>): CellNode[] {
  return node.needs.flatMap((key) => nodes.get(key) ?? []);
}

/** Whether what a cell has given is what its text says, or will be when its run ends. */
export function isCurrent({state, asked, dirty}: CellNode): boolean {
  return !dirty && (asked !== null || state.status === "done");
}
