import {columnSort, type ResultTable, type ResultView} from "../../lib/resultTable.js";
import {dom, type Dom} from "../dom.js";
import {Icon} from "../icon.js";
import {ColumnEdge} from "./columnEdge.js";
import {Distribution} from "./distribution.js";

/** Columns whose distribution is drawn in the head: each is a query. */
const DRAWN = 24;

/** What a head needs. */
export interface GridHeadOptions {
  readonly table: ResultTable;
  /** what is known of a column beyond its name and type */
  readonly describe: (column: string) => Promise<string>;
  readonly onPress: (column: number) => void;
  /** makes a column so wide, in px; null makes it as wide as its values need */
  readonly onWidth: (column: number, width: number | null) => void;
  readonly document?: Document;
}

/** The heads of a grid: a button for each column, with its type, its shape and the marks of order and filter. */
export interface GridHead {
  readonly element: HTMLElement;
  show(view: ResultView): void;
}

/** Makes the heads, and asks for the shapes of the columns one after the other. */
export function gridHead(options: GridHeadOptions): GridHead {
  const {table, describe, onPress, onWidth, document} = options;
  const {h} = dom(document);
  const heads = table.columns.map(({name, type}, i) => {
    const title = h("span", {class: "qn-grid-name"});
    const shape = h("span", {class: "qn-grid-shape"});
    const button = h(
      "button",
      {type: "button", tabindex: -1, title: `${name}: ${type}`, "aria-haspopup": "dialog"},
      title,
      h("span", {class: "qn-grid-type"}, h("small", null, shortType(type)), shape)
    );
    button.addEventListener("click", () => onPress(i));
    void describe(name).then((text) => {
      if (text !== "") button.title = `${name}: ${type}\n${text}`;
    });
    const numeric = columnSort(type) === "number";
    const cell = {role: "columnheader", "aria-colindex": i + 1, class: numeric ? "qn-end" : null};
    const element = h("div", cell, button);
    element.append(ColumnEdge(element, (width) => onWidth(i, width), {document}));
    return {name, title, shape, element};
  });
  const shapes = heads.map((d) => d.shape);
  void drawShapes(table, shapes, document);
  return {
    element: h(
      "div",
      {class: "qn-grid-head", role: "row", "aria-rowindex": 1},
      heads.map((d) => d.element)
    ),
    show({sort, filter}) {
      for (const {name, title, element} of heads) {
        const sorted = sort?.column === name ? (sort.descending ? "descending" : "ascending") : "none";
        const filtered = Boolean(filter[name]?.trim());
        element.setAttribute("aria-sort", sorted);
        element.toggleAttribute("data-filtered", filtered);
        title.replaceChildren(
          h("span", null, name),
          ...(filtered ? [Icon("filter", {size: 12, document})] : []),
          ...(sorted === "none" ? [] : [Arrow(sorted === "descending", dom(document))])
        );
      }
    }
  };
}

/** One column after the other, so that they never keep the engine from a query for long. */
async function drawShapes(
  table: ResultTable,
  shapes: readonly HTMLElement[],
  document: Document | undefined
): Promise<void> {
  for (const [i, {name, type}] of table.columns.slice(0, DRAWN).entries()) {
    if (columnSort(type) !== "number" && columnSort(type) !== "time") continue;
    const profile = await table.profile(name).catch(() => null);
    if (profile && profile.bins.length > 1)
      shapes[i]?.replaceChildren(Distribution(profile.bins, {width: 26, height: 12, document}));
  }
}

const SHORT: Record<string, string> = {
  VARCHAR: "text",
  INTEGER: "int",
  BIGINT: "int",
  SMALLINT: "int",
  TINYINT: "int",
  HUGEINT: "int",
  DOUBLE: "dbl",
  FLOAT: "dbl",
  BOOLEAN: "bool"
};

/** As short as a head has room for; the whole name is told by its panel. */
function shortType(type: string): string {
  if (/\[\d*\]$/.test(type)) return "list";
  const word = /^\w+/.exec(type)?.[0] ?? type;
  return SHORT[word] ?? (word === "DECIMAL" ? "dec" : word.toLowerCase());
}

function Arrow(down: boolean, {s}: Dom): SVGSVGElement {
  const d = down ? "M1 2.5H9L5 8Z" : "M1 7.5H9L5 2Z";
  return s(
    "svg",
    {class: "qn-arrow", width: 10, height: 10, viewBox: "0 0 10 10", "aria-hidden": "true"},
    s("path", {d})
  );
}
