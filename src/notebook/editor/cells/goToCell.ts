import {dom} from "../../../components/dom.js";
import {fold} from "../../../lib/fold.js";
import type {Cell} from "../../model/notebook.js";
import type {Cells} from "./cells.js";

/** The cell that a reader means by its place, its name, or a word of its heading; null where there is none. */
export function cellMeant(cells: readonly Cell[], words: string): Cell | null {
  const wanted = fold(words).trim();
  if (/^\d+$/.test(wanted)) return cells[Number(wanted) - 1] ?? null;
  if (wanted === "") return null;
  const named = (d: Cell) => fold(d.name ?? "");
  return (
    cells.find((d) => named(d) === wanted) ??
    cells.find((d) => named(d).startsWith(wanted)) ??
    cells.find((d) => headings(d).some((text) => fold(text).includes(wanted))) ??
    null
  );
}

function headings({kind, source}: Cell): string[] {
  return kind === "markdown" ? Array.from(source.matchAll(/^#{1,6}\s+(.*)$/gm), (d) => d[1] ?? "") : [];
}

/** A line in which a cell is named, to go to it. */
export function goToCell(cells: Cells): {readonly element: HTMLElement; open(): void} {
  const {h} = dom(cells.document);
  const field = h("input", {
    class: "qn-find-field",
    type: "text",
    "aria-label": "Go to cell: number, name or heading",
    placeholder: "Number, name or heading",
    autocomplete: "off"
  });
  const said = h("span", {class: "qn-find-count", role: "status"});
  const element = h(
    "div",
    {class: "qn-find", role: "search", "aria-label": "Go to cell", hidden: true},
    h("div", {class: "qn-find-row"}, field, said)
  );
  const close = () => {
    element.hidden = true;
    cells.focusCell();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return close();
    const cell = cellMeant(cells.open.notebook.cells, field.value);
    if (!cell) said.textContent = "no such cell";
    else {
      element.hidden = true;
      cells.select({anchor: cell.key, focus: cell.key});
    }
  });
  field.addEventListener("blur", () => (element.hidden = true));
  return {
    element,
    open() {
      element.hidden = false;
      said.textContent = `1 to ${cells.keys.length}`;
      field.value = "";
      field.focus();
    }
  };
}
