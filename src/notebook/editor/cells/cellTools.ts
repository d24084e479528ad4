import {Icon} from "../../../components/icon.js";
import {dom} from "../../../components/dom.js";
import type {IconName} from "../../../lib/icons.js";
import type {CellKind} from "../../model/notebook.js";
import {KINDS} from "../parts.js";
import {KIND_NAMES} from "./cellHead.js";
import type {CellsContext} from "./context.js";

type Press = readonly [id: string, label: string, icon: IconName];

const TOOLS: readonly Press[] = [
  ["cell.moveUp", "Move up", "up"],
  ["cell.moveDown", "Move down", "chevron"],
  ["cell.toggleCode", "Fold or show the code", "code"],
  ["cell.toggleResult", "Fold or show the result", "table"],
  ["cell.delete", "Delete", "trash"]
];

const MORE: readonly (readonly [id: string, label: string])[] = [
  ...KINDS.map((d) => [addId(d), `Insert ${KIND_NAMES[d]} below`] as const),
  ["cell.runAbove", "Run all above"],
  ["cell.runBelow", "Run this and all below"],
  ["cell.runSection", "Run this section"],
  ["cell.format", "Format the query"],
  ["cell.copy", "Copy"],
  ["cell.cut", "Cut"],
  ["cell.paste", "Paste below"],
  ["cell.selectAll", "Select all cells"],
  ["cell.undo", "Undo"],
  ["cell.redo", "Redo"]
];

/** The tool bar of a cell: its kind, its place, what is folded, and a menu of the rest. */
export function cellTools(key: string, kind: CellKind, context: CellsContext): HTMLElement {
  const {h} = dom(context.document);
  const press = (id: string) => context.press(id, key);
  const select = h(
    "select",
    {class: "qn-tool-kind", "aria-label": "Kind of cell"},
    KINDS.map((d) => h("option", {value: d, selected: d === kind}, KIND_NAMES[d]))
  );
  select.addEventListener("change", () => press(`cell.to.${select.value}`));
  const buttons = TOOLS.map(([id, label, icon]) => {
    const button = h(
      "button",
      {type: "button", class: "qn-tool", title: label, "aria-label": label},
      Icon(icon, {size: 14, document: context.document})
    );
    button.addEventListener("click", () => press(id));
    return button;
  });
  return h(
    "div",
    {class: "qn-tools", role: "group", "aria-label": "Tools of the cell"},
    select,
    buttons,
    moreMenu(context, press)
  );
}

function moreMenu({document}: CellsContext, press: (id: string) => void): HTMLElement {
  const {h} = dom(document);
  const list = h("div", {class: "qd-menu qn-more-list"});
  const summary = h(
    "summary",
    {class: "qn-tool", title: "More", "aria-label": "More"},
    Icon("more", {size: 14, document})
  );
  const menu = h("details", {class: "qn-more"}, summary, list);
  for (const [id, label] of MORE) {
    const item = h("button", {type: "button", class: "qn-more-item"}, label);
    item.addEventListener("click", () => {
      menu.open = false;
      press(id);
    });
    list.append(item);
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
  });
  return menu;
}

/** Buttons that insert a cell; the **label** says where. */
export function insertBar(insert: (kind: CellKind) => void, label: string, document: Document): HTMLElement {
  const {h} = dom(document);
  const bar = h("div", {class: "qn-insert", role: "group", "aria-label": label});
  for (const kind of KINDS) {
    const name = kind === "js" ? "JS" : KIND_NAMES[kind];
    const button = h(
      "button",
      {type: "button", class: "qn-insert-button", "aria-label": `Insert ${name}, ${label}`},
      Icon("plus", {size: 12, document}),
      name
    );
    button.addEventListener("click", () => insert(kind));
    bar.append(button);
  }
  return bar;
}

/** The command that inserts a cell of a kind below what is selected. */
export function addId(kind: CellKind): string {
  return `cell.add${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}
