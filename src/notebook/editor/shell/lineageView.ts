import {max} from "d3";
import {type Child, dom} from "../../../components/dom.js";
import type {Doc} from "./desk.js";
import {button} from "./kit.js";
import {lineage, type LineageNode} from "./lineage.js";

/** In CSS pixels. */
const [WIDTH, HEIGHT, ACROSS, DOWN] = [176, 22, 236, 28];

const KINDS = {
  table: "table",
  input: "input",
  sql: "SQL",
  js: "JS",
  chart: "chart",
  markdown: "text"
};

/** Draws what reads what; a click on a cell goes there. */
export function lineageView(
  doc: Doc,
  tables: ReadonlySet<string>,
  reveal: (cell: string, at: number) => void
): Child {
  const {h, s} = dom();
  const nodes = lineage(doc.open, tables);
  if (nodes.length === 0)
    return h("p", {class: "qn-none"}, "No cell reads another, a table or an input yet.");
  const chosen = doc.view.selected[0]?.key;
  const byId = new Map(nodes.map((d) => [d.id, d]));
  const width = max(nodes, (d) => d.column)! * ACROSS + WIDTH + 2;
  const height = max(nodes, (d) => d.row)! * DOWN + HEIGHT + 2;
  const lines = nodes.flatMap((d) =>
    d.reads.map((id) => s("path", {d: line(byId.get(id)!, d), "data-on": d.id === chosen || id === chosen}))
  );
  return h(
    "div",
    {class: "qn-lineage", style: `width: ${width}px; height: ${height}px`},
    s("svg", {width, height, "aria-hidden": "true"}, lines),
    h(
      "ul",
      null,
      nodes.map((d) => {
        const style = `left: ${d.column * ACROSS + 1}px; top: ${d.row * DOWN + 1}px; width: ${WIDTH}px`;
        return h("li", {style}, box(d, {doc, byId, on: d.id === chosen, reveal}));
      })
    )
  );
}

function line(from: LineageNode, to: LineageNode): string {
  const y = ({row}: LineageNode) => row * DOWN + HEIGHT / 2 + 1;
  const [a, b] = [from.column * ACROSS + WIDTH + 1, to.column * ACROSS + 1];
  const middle = (a + b) / 2;
  return `M${a} ${y(from)}C${middle} ${y(from)} ${middle} ${y(to)} ${b} ${y(to)}`;
}

interface BoxContext {
  doc: Doc;
  byId: ReadonlyMap<string, LineageNode>;
  on: boolean;
  reveal: (cell: string, at: number) => void;
}

function box({label, kind, cell, id, reads}: LineageNode, {doc, byId, on, reveal}: BoxContext): Child {
  const {h} = dom();
  const words = [h("span", null, label), h("small", null, KINDS[kind])];
  const names = reads.map((d) => byId.get(d)!.label).join(", ");
  const title = names === "" ? label : `${label} reads ${names}`;
  if (cell === null) return h("div", {class: "qn-lineage-box", title}, words);
  const failed = doc.runtime.state(cell).status === "failed";
  return button(
    {
      class: `qn-lineage-box qn-lineage-box--cell${failed ? " qn-row--bad" : ""}`,
      "data-key": `lineage ${id}`,
      "data-on": on,
      "aria-label": `${label}, ${KINDS[kind]}${names === "" ? "" : `, reads ${names}`}${failed ? ", failed" : ""}`,
      title
    },
    words,
    () => reveal(cell, 0)
  );
}
