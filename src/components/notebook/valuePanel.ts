import type {ResultColumn} from "../../lib/resultTable.js";
import {formatFor} from "../../lib/format.js";
import {dom} from "../dom.js";

/** One value of a result. */
export interface ValuePanelOptions {
  readonly column: ResultColumn;
  /** from 0 */
  readonly row: number;
  readonly value: string | null;
  readonly onClose: () => void;
  readonly document?: Document;
}

/** A whole value, with its lines; JSON is set out. Escape and the space bar close it. */
export function ValuePanel({column, row, value, onClose, document}: ValuePanelOptions): HTMLElement {
  const {h} = dom(document);
  const text = value === null ? "null" : setOut(value, column.type);
  const place = `${column.name}, row ${formatFor().count(row + 1)}`;
  const panel = h(
    "div",
    {class: "qn-column-panel qn-value-panel", role: "dialog", "aria-label": place, tabindex: -1},
    h("p", {class: "qn-column-name"}, h("b", null, place), " ", h("small", null, column.type)),
    h("pre", {dir: "auto", tabindex: 0}, text)
  );
  panel.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape" && event.key !== " ") return;
    event.preventDefault();
    onClose();
  });
  return panel;
}

function setOut(text: string, type: string): string {
  if (type !== "JSON") return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
