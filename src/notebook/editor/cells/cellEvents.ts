import {keyFinder} from "../keyNames.js";
import type {Command} from "../parts.js";
import type {Cells} from "./cells.js";
import {pasteText, textOfSelected} from "./cellsText.js";
import {only} from "./selection.js";
import {removeSelected} from "./arrangeCells.js";
import {enterText} from "./writing.js";

/** Where something happened: in a text, on a cell, on a button of it, or in what has keys of its own. */
function placeOf(target: Element): "edit" | "command" | "button" | "own" {
  if (target.closest(".cm-editor")) return "edit";
  if (target.matches(".qn-cell")) return "command";
  return target.closest(".qn-shown, .qn-bars, input, select, textarea") ? "own" : "button";
}

/** Keys that a list of completions takes while it is open. */
const CHOOSING = /^(Escape|Enter|Tab|Arrow\w+|Page\w+)$/;

function modified({ctrlKey, metaKey, altKey}: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Runs commands by their keys. */
export function watchKeys(cells: Cells, commands: readonly Command[]): void {
  const find = keyFinder(/Mac|iP(hone|ad)/.test(cells.document.defaultView?.navigator.platform ?? ""));
  const leftAlone = (event: KeyboardEvent, place: ReturnType<typeof placeOf>) => {
    const plain = !modified(event) && !event.shiftKey;
    if (place === "edit")
      return plain && CHOOSING.test(event.key) && cells.view(cells.editing ?? "")?.editor?.choosing;
    return place === "button" && plain && /^(Enter| )$/.test(event.key);
  };
  function press(event: KeyboardEvent): void {
    const target = event.target as Element;
    const place = placeOf(target);
    if (event.isComposing || event.defaultPrevented || target.closest(".qn-bars") || leftAlone(event, place))
      return;
    if (event.key === "Enter" && modified(event)) cells.sync(); // whoever runs cells has the text as it is
    const mode = place === "edit" ? "edit" : place === "own" ? null : "command";
    const found = find(
      event,
      commands.filter((d) => d.when === "cells" || d.when === mode)
    );
    if (found === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (found !== "wait") void found.run();
  }
  // before CodeMirror, which takes Enter with Ctrl or Alt for itself
  cells.element.addEventListener("keydown", press, true);
  // after a result, which may have taken it
  cells.element.addEventListener("keydown", (event) => {
    const inResult = (event.target as Element).closest(".qn-shown") !== null;
    if (event.key === "Escape" && inResult && !event.defaultPrevented) cells.focusCell();
  });
}

/** Selects the cell that is pressed or comes into focus; a double click on prose writes in it. */
export function watchPointer(cells: Cells): void {
  const {element} = cells;
  const cellOf = (event: Event) => (event.target as Element).closest<HTMLElement>(".qn-cell");
  element.addEventListener("pointerdown", (event) => {
    const key = cellOf(event)?.dataset.key;
    if (key === undefined || placeOf(event.target as Element) === "edit") return;
    if (event.shiftKey && cells.selection.anchor !== null) {
      event.preventDefault(); // would select text
      cells.select({anchor: cells.selection.anchor, focus: key});
    } else if (!cells.selectedKeys.includes(key) || cells.editing !== null)
      cells.select(only(key), {focus: false});
  });
  element.addEventListener("focusin", (event) => {
    const key = cellOf(event)?.dataset.key;
    const place = placeOf(event.target as Element);
    if (key === undefined || place === "edit") return;
    if (!cells.selectedKeys.includes(key) || cells.editing !== null) cells.select(only(key), {focus: false});
  });
  element.addEventListener("focusout", () => cells.sync());
  element.addEventListener("dblclick", (event) => {
    const cell = cellOf(event);
    if (cell?.dataset.kind !== "markdown" || placeOf(event.target as Element) === "edit") return;
    if ((event.target as Element).closest("a, button, input, select") === null)
      enterText(cells, cell.dataset.key ?? "");
  });
}

/** The system's clipboard by its own keys: cells, unless text is selected in the page. */
export function watchClipboard(cells: Cells): void {
  const {element, document} = cells;
  const mine = (event: Event) =>
    placeOf(event.target as Element) !== "edit" &&
    placeOf(event.target as Element) !== "own" &&
    (document.getSelection()?.isCollapsed ?? true);
  for (const type of ["copy", "cut"] as const)
    element.addEventListener(type, (event) => {
      if (!mine(event) || cells.selectedKeys.length === 0) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", textOfSelected(cells));
      if (type === "cut") removeSelected(cells, "Cut");
    });
  element.addEventListener("paste", (event) => {
    if (!mine(event)) return;
    event.preventDefault();
    pasteText(cells, event.clipboardData?.getData("text/plain") ?? "");
  });
}
