import type {CellKind} from "../../model/notebook.js";
import {KINDS, type Command} from "../parts.js";
import {KIND_NAMES} from "./cellHead.js";
import {addId} from "./cellTools.js";
import type {Cells} from "./cells.js";
import {copySelected, cutSelected, pasteBelow} from "./clipboard.js";
import {toggleFold} from "./folding.js";
import {chartBelow, formatSelected, toggleShown} from "./queries.js";
import {runAndGoOn, runAndInsert} from "./runOn.js";
import {interruptRuns, runPart, runSelected} from "./running.js";
import {changeKind, moveSelected, removeSelected} from "./arrangeCells.js";
import {insertBeside, likelyKind} from "./insertCells.js";
import {selectAll, step, stepHistory} from "./selectCells.js";
import {enterName, enterText} from "./writing.js";

type Row = readonly [id: string, title: string, keys: readonly string[], run: () => void | Promise<void>];

/** All that can be done to the cells, by key, palette, menu and button. */
export function cellCommands(cells: Cells): Command[] {
  const some = () => cells.selection.focus !== null;
  const table = (
    group: string,
    when: Command["when"],
    rows: readonly Row[],
    enabled?: () => boolean
  ): Command[] => rows.map(([id, title, keys, run]) => ({id, title, group, keys, when, run, enabled}));
  return [
    ...table("Run", "cells", runRows(cells), some),
    ...table("Run", "command", runPartRows(cells)),
    ...table("Cell", "command", modeRows(cells), some),
    ...table("Cell", "command", goRows(cells)),
    ...table("Cell", "command", structureRows(cells)),
    ...table(
      "Cell",
      "command",
      KINDS.flatMap((kind) => kindRows(cells, kind))
    ),
    ...table("Edit", "edit", [
      ["cell.leave", "Leave the text", ["Escape"], () => cells.select(cells.selection)]
    ]),
    ...table(
      "Edit",
      "cells",
      [["cell.format", "Format the query", ["Shift-Alt-f"], () => formatSelected(cells)]],
      some
    )
  ];
}

function runRows(cells: Cells): Row[] {
  return [
    ["cell.run", "Run cell", ["Mod-Enter"], () => runSelected(cells)],
    ["cell.runNext", "Run cell and go on", ["Shift-Enter"], () => runAndGoOn(cells)],
    ["cell.runInsert", "Run cell and insert below", ["Alt-Enter"], () => runAndInsert(cells)]
  ];
}

function runPartRows(cells: Cells): Row[] {
  return [
    ["cell.runAbove", "Run all above", ["Mod-Shift-ArrowUp"], () => runPart(cells, "above")],
    ["cell.runBelow", "Run cell and all below", ["Mod-Shift-ArrowDown"], () => runPart(cells, "below")],
    ["cell.runSection", "Run section", ["Mod-Alt-Enter"], () => runPart(cells, "section")],
    ["cell.interrupt", "Interrupt", ["i i"], () => interruptRuns(cells)]
  ];
}

function modeRows(cells: Cells): Row[] {
  const enter = () => enterText(cells, cells.selection.focus ?? "");
  return [
    ["cell.edit", "Edit cell", ["Enter"], enter],
    ["cell.toggleCode", "Fold or show the code", ["o"], () => toggleFold(cells, "code")],
    ["cell.toggleResult", "Fold or show the result", ["Shift-o"], () => toggleFold(cells, "result")],
    ["cell.rename", "Name the result", ["F2"], () => enterName(cells)],
    ["cell.chart", "Chart of the rows", [], () => chartBelow(cells)],
    ["cell.display", "Show the rows on the page, or hide them", [], () => toggleShown(cells)]
  ];
}

function goRows(cells: Cells): Row[] {
  return [
    ["cell.next", "Next cell", ["ArrowDown", "j"], () => step(cells, 1)],
    ["cell.previous", "Previous cell", ["ArrowUp", "k"], () => step(cells, -1)],
    ["cell.first", "First cell", ["Home", "Mod-Home"], () => step(cells, -Infinity)],
    ["cell.last", "Last cell", ["End", "Mod-End"], () => step(cells, Infinity)],
    [
      "cell.selectNext",
      "Select the next cell too",
      ["Shift-ArrowDown", "Shift-j"],
      () => step(cells, 1, true)
    ],
    [
      "cell.selectPrevious",
      "Select the previous cell too",
      ["Shift-ArrowUp", "Shift-k"],
      () => step(cells, -1, true)
    ],
    ["cell.selectAll", "Select all cells", ["Mod-a"], () => selectAll(cells)]
  ];
}

function structureRows(cells: Cells): Row[] {
  return [
    [
      "cell.insertAbove",
      "Insert cell above",
      ["a"],
      () => insertBeside(cells, likelyKind(cells), {above: true})
    ],
    ["cell.insertBelow", "Insert cell below", ["b"], () => insertBeside(cells, likelyKind(cells))],
    ["cell.delete", "Delete cells", ["d d", "Delete"], () => removeSelected(cells)],
    ["cell.moveUp", "Move cells up", ["Alt-ArrowUp"], () => moveSelected(cells, -1)],
    ["cell.moveDown", "Move cells down", ["Alt-ArrowDown"], () => moveSelected(cells, 1)],
    ["cell.undo", "Undo", ["z", "Mod-z"], () => stepHistory(cells, "undo")],
    ["cell.redo", "Redo", ["Shift-z", "Mod-Shift-z", "Mod-y"], () => stepHistory(cells, "redo")],
    ["cell.copy", "Copy cells", ["c"], () => copySelected(cells)],
    ["cell.cut", "Cut cells", ["x"], () => cutSelected(cells)],
    ["cell.paste", "Paste cells below", ["v"], () => pasteBelow(cells)]
  ];
}

const KIND_KEYS: Readonly<Record<CellKind, readonly string[]>> = {
  markdown: ["m"],
  js: ["y"],
  sql: ["s"],
  chart: []
};

function kindRows(cells: Cells, kind: CellKind): Row[] {
  const name = KIND_NAMES[kind];
  return [
    [`cell.to.${kind}`, `Make it ${name}`, KIND_KEYS[kind], () => changeKind(cells, kind)],
    [addId(kind), `Insert ${name} below`, [], () => insertBeside(cells, kind, {edit: true})]
  ];
}
