import {dom} from "../../../components/dom.js";
import {showsRows} from "../../model/fence.js";
import type {Cell, CellKind} from "../../model/notebook.js";
import type {CellsContext} from "./context.js";

/** What the kinds of cells are called. */
export const KIND_NAMES: Readonly<Record<CellKind, string>> = {
  sql: "SQL",
  js: "JavaScript",
  chart: "Chart",
  markdown: "Text"
};

/** The head of a cell's text: its name, its kind and a hint. */
export interface CellHead {
  readonly element: HTMLElement;
  show(cell: Cell, defines: readonly string[]): void;
  hint(text: string, bad: boolean): void;
}

/** Makes the head. The name can be written; one that cannot be is refused with its reason. */
export function cellHead(key: string, context: CellsContext): CellHead {
  const {h} = dom(context.document);
  const name = h("input", {
    class: "qn-name",
    spellcheck: "false",
    autocomplete: "off",
    "aria-label": "Name of the result"
  });
  const kind = h("span", {class: "qn-kind"});
  const hint = h("span", {class: "qn-hint"});
  const element = h("div", {class: "qn-head"}, name, kind, hint);
  let written = "";
  const fit = () => (name.style.width = `${(name.value || name.placeholder).length + 1}ch`);
  name.addEventListener("input", fit);
  name.addEventListener("change", () => {
    const fault = context.rename(key, name.value.trim());
    name.setCustomValidity(fault ?? "");
    if (fault !== null) name.reportValidity();
  });
  name.addEventListener("keydown", (event) => {
    if (event.key === "Escape") name.value = written;
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    element.closest<HTMLElement>(".qn-cell")?.focus();
  });
  return {
    element,
    show(cell, defines) {
      written = cell.name ?? "";
      if (name.ownerDocument.activeElement !== name) name.value = written;
      name.placeholder = defines.filter((d) => d !== cell.name).join(", ") || "no name";
      fit();
      const hidden = cell.kind === "sql" && !showsRows(cell) ? " · rows not on the page" : "";
      kind.textContent = KIND_NAMES[cell.kind] + hidden;
    },
    hint(text, bad) {
      hint.textContent = text;
      hint.classList.toggle("qn-bad", bad);
    }
  };
}
