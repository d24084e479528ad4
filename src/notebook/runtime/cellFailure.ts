import {RuntimeError} from "@observablehq/runtime";
import {variableName} from "./cellGraph.js";
import type {CellNode} from "./cellNode.js";
import {PlacedError} from "./scope.js";
import {StoppedError} from "./sqlError.js";
import type {CellError, CellState} from "./state.js";
import {isCurrent, neededBy} from "./wantedCells.js";

/** How a cell is after a run that has failed or was stopped; it keeps its last result. */
export function failedState(
  error: unknown,
  node: CellNode,
  nodes: ReadonlyMap<string, CellNode>
): Partial<CellState> {
  const stale = node.state.result !== null;
  const ms = node.began === null ? null : performance.now() - node.began;
  if (error instanceof StoppedError) return {status: "stopped", stale, ms};
  return {status: "failed", stale, ms, error: failureOf(error, node, neededBy(node, nodes))};
}

function failureOf(error: unknown, {fault}: CellNode, needs: readonly CellNode[]): CellError {
  if (fault) return {message: fault.message, from: fault.from, to: fault.to};
  const failed = error instanceof RuntimeError ? failedNeed(error.input, needs) : null;
  if (failed !== null) return {message: failed, from: null, to: null};
  const {from = null, to = null} = error instanceof PlacedError ? error : {};
  return {message: error instanceof Error ? error.message : String(error), from, to};
}

/** @throws PlacedError where a cell's text is wrong, or what it reads is not there or not up to date */
export function checkCurrent(node: CellNode, nodes: ReadonlyMap<string, CellNode>): void {
  const {fault} = node;
  if (fault) throw new PlacedError(fault.message, fault.from, fault.to);
  const missing = neededBy(node, nodes).find((d) => !isCurrent(d));
  if (missing) throw new PlacedError(unread(missing, missing.cell.name));
}

function failedNeed(input: string | undefined, needs: readonly CellNode[]): string | null {
  const need = needs.find((d) => d.links.defines.includes(input ?? "") || variableName(d.cell.key) === input);
  const ended = need && (need.fault !== null || /failed|stopped/.test(need.state.status));
  return ended ? unread(need, need.links.defines.find((d) => d === input) ?? need.cell.name) : null;
}

function unread({cell, fault, state}: CellNode, name: string | null): string {
  const how = {failed: "has failed", stopped: "was stopped"}[state.status as string] ?? "has not run yet";
  return `${name ?? `a ${cell.kind} cell`}, which this cell reads, ${fault ? "has failed" : how}.`;
}
