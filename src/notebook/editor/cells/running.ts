import type {Cell} from "../../model/notebook.js";
import type {Cells} from "./cells.js";
import {sectionOf} from "./section.js";

/** Runs cells with the text as it is now; prose is shown instead. */
export function runCells(cells: Cells, chosen: readonly Cell[]): void {
  const {runtime} = cells;
  const keys = chosen.filter((d) => d.kind !== "markdown").map((d) => d.key);
  cells.sync();
  if (!runtime.trusted && keys.length > 0) cells.announce("nothing runs until you trust this notebook");
  else if (keys.length > 0) void runtime.run(keys);
}

/** Runs what is selected. From within a text the cursor stays in it, but prose is shown. */
export function runSelected(cells: Cells): void {
  const {cells: all} = cells.open.notebook;
  const {editing} = cells;
  const chosen = editing === null ? cells.selectedKeys : [editing];
  runCells(
    cells,
    all.filter((d) => chosen.includes(d.key))
  );
  if (all.some((d) => d.key === editing && d.kind === "markdown")) cells.select(cells.selection);
}

/** Stops what runs and waits. */
export function interruptRuns(cells: Cells): void {
  cells.runtime.interrupt();
  cells.announce("stopped");
}

/** Runs the cells above what is selected, it and all below, or its section. */
export function runPart(cells: Cells, part: "above" | "below" | "section"): void {
  const {cells: all} = cells.open.notebook;
  const at = all.findIndex((d) => d.key === cells.selection.focus);
  if (part === "section") runCells(cells, sectionOf(all, cells.selection.focus ?? ""));
  else runCells(cells, part === "above" ? all.slice(0, at) : all.slice(Math.max(at, 0)));
}
