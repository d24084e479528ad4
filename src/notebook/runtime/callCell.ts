import type {CellCall} from "./cellGraph.js";
import {type CellNode, outputOf} from "./cellNode.js";
import {runCell} from "./runCell.js";
import {type Outcome, PlacedError, type Scope} from "./scope.js";
import {StoppedError} from "./sqlError.js";
import type {CellState} from "./state.js";
import {aborted, type TakeTurn} from "./waiting.js";

/** What a call of a cell's definition has besides its values. */
export interface CallSurroundings {
  readonly scope: Scope;
  /** ends it */
  readonly signal: AbortSignal;
  /** queries wait for each other, so that the time of one is its own */
  readonly takeTurn: TakeTurn;
  /** tells that it runs, and what it shows meanwhile */
  readonly tell: (change: Partial<CellState>) => void;
}

/** Runs a cell's definition to its end, or until it is stopped. */
export async function callCell(
  node: CellNode,
  {cell, values}: CellCall,
  {scope, signal, takeTurn, tell}: CallSurroundings
): Promise<Outcome> {
  const query = cell.kind === "sql";
  const release = query ? await takeTurn(signal) : () => {};
  try {
    if (node.fault) throw new PlacedError(node.fault.message);
    if (query) await scope.session.ready();
    if (signal.aborted) throw new StoppedError();
    node.began = performance.now();
    tell({status: "running", ms: null, error: null});
    const show = (result: CellState["result"]) => {
      if (!signal.aborted) tell({result});
    };
    const output = outputOf(node, scope.document);
    return await Promise.race([runCell({cell, values, signal, show, output, scope}), aborted(signal)]);
  } finally {
    release();
  }
}
