import {readChart} from "../language/chartCell.js";
import {readProse} from "../language/proseCell.js";
import type {Cell} from "../model/notebook.js";
import {embeddedValue} from "./evaluate.js";
import {nameCharts} from "./namedCharts.js";
import {fillPlace, prose} from "./prose.js";
import {runQuery} from "./queryCell.js";
import {type Outcome, PlacedError, type Run, type Scope} from "./scope.js";
import {runScript} from "./scriptCell.js";
import type {CellResult} from "./state.js";

/** Runs a cell of any kind. */
export async function runCell(run: Run): Promise<Outcome> {
  switch (run.cell.kind) {
    case "sql":
      return await runQuery(run);
    case "js":
      return await runScript(run);
    case "chart":
      return await runChart(run);
    case "markdown":
      return await runProse(run);
  }
}

/** Draws prose without running anything: its expressions stay empty, or are shown as written where it is not trusted. */
export function showProse({source}: Cell, {document}: Scope, trusted: boolean): CellResult {
  return {kind: "node", node: prose(readProse(source), {document, trusted}).node};
}

async function runProse(run: Run): Promise<Outcome> {
  const {document} = run.scope;
  const template = readProse(run.cell.source);
  const {node, places} = prose(template, {document, trusted: true});
  for (const [i, parameter] of template.parameters.entries()) {
    const value = await embeddedValue(run, parameter);
    if (places[i]) fillPlace(places[i], value);
  }
  nameCharts(node);
  return {result: {kind: "node", node}, value: () => undefined, table: null};
}

async function runChart({cell, scope, values}: Run): Promise<Outcome> {
  const {spec} = readChart(cell.source);
  if (spec === null) throw new PlacedError("The chart is not described well enough to be drawn.");
  const rows = values.get(spec.rows);
  if (!Array.isArray(rows))
    throw new PlacedError(`${spec.rows} gives no rows: name a SQL cell, or a JS cell that gives an array.`);
  const {NotebookChart} = await import("../../components/notebook/notebookChart.js");
  const options = {width: values.get("width") as number, document: scope.document};
  const node = NotebookChart(spec, rows as Record<string, unknown>[], options);
  return {result: {kind: "node", node}, value: () => undefined, table: null};
}
