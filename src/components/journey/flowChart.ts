import {sankey, sankeyLinkHorizontal} from "d3-sankey";
import type {SankeyLink, SankeyNode} from "d3-sankey";
import {formatFor} from "../../lib/format.js";
import type {Flow, FlowLink, FlowNode} from "../../lib/journeyFlow.js";
import {daysText, stageName} from "../../lib/journeyText.js";
import type {Transition} from "../../metrics/journey/transitions.js";
import type {Child} from "../dom.js";
import {dom} from "../dom.js";
import type {FigurePoint, PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";
import {SIZES} from "../plotStyle.js";

type Node = SankeyNode<FlowNode, FlowLink>;
type Link = SankeyLink<FlowNode, FlowLink>;

/** Options of FlowChart. */
export interface FlowChartOptions extends PlotOptions {
  /** All moves, those back included, which the drawing gathers by stage. */
  moves: readonly Transition[];
}

const STROKES = {forward: "var(--qd-accent-mid)", lost: "var(--qd-cat-6)", back: "var(--qd-context)"};
const RIGHT = 104;
const format = formatFor();

/** A Sankey of the moves between stages: a column each, ribbons as wide as moves are many. */
export function FlowChart(flow: Flow, {label, moves, width = 1136, document}: FlowChartOptions): HTMLElement {
  const {s} = dom(document);
  const height = Math.max(280, Math.min(520, 40 * tallest(flow) + 120));
  const {nodes, links} = layout(flow, width, height);
  const path = sankeyLinkHorizontal<FlowNode, FlowLink>();
  const svg = s(
    "svg",
    {class: "qd-plot", width, height, viewBox: `0 0 ${width} ${height}`},
    s(
      "g",
      {fill: "none", "stroke-opacity": 0.5},
      links.map((d) =>
        s("path", {d: path(d) ?? "", stroke: STROKES[d.tone], "stroke-width": Math.max(1, d.width ?? 0)})
      )
    ),
    nodes.map((d) => box(d, s)),
    nodes.map((d) => texts(d, moves, s))
  );
  return PlotFigure(svg, {label, points: points(nodes, links, moves), document});
}

/** The most that stands in one column. */
function tallest({nodes, columns}: Flow): number {
  return Math.max(...Array.from({length: columns}, (_, c) => nodes.filter((d) => d.column === c).length));
}

function layout({nodes, links}: Flow, width: number, height: number): {nodes: Node[]; links: Link[]} {
  const stages = nodes.filter((d) => d.kind === "stage");
  // Links of no width hold the columns apart where nobody goes from one stage to the next.
  const chain = stages.slice(1).map((d, k): FlowLink => {
    return {source: stages[k]!.id, target: d.id, value: 0, transition: null, tone: "forward"};
  });
  const made = sankey<FlowNode, FlowLink>()
    .nodeId((d) => d.id)
    .nodeAlign((d) => d.column)
    .nodeWidth(10)
    .nodePadding(20)
    .iterations(32)
    .extent([
      [1, 8],
      [width - RIGHT, height - 8]
    ])({
    nodes: nodes.map((d) => ({...d, fixedValue: d.value})),
    links: [...links, ...chain].map((d) => ({...d}))
  });
  return {nodes: made.nodes, links: made.links.filter((d) => d.value > 0)};
}

type Svg = ReturnType<typeof dom>["s"];

function box({kind, stage, x0, x1, y0, y1, targetLinks = []}: Node, s: Svg): SVGElement {
  const tone = kind === "back" ? "back" : (targetLinks[0]?.tone ?? "forward");
  const fill = kind === "stage" ? (stage === "churned" ? STROKES.lost : "var(--qd-accent)") : STROKES[tone];
  return s("rect", {
    x: x0,
    y: y0,
    width: x1! - x0!,
    height: Math.max(1, y1! - y0!),
    fill,
    "fill-opacity": kind === "pass" ? 0.5 : null
  });
}

function texts(node: Node, moves: readonly Transition[], s: Svg): Child {
  if (node.kind === "pass") return null;
  const {label: size, axis} = SIZES.site;
  const [head = "", ...rest] = linesOf(node, moves);
  const strong = node.kind === "stage";
  const lines = rest.length * (axis + 3);
  // A ribbon would run through the words beside a bar that is lower than they are: they stand above it.
  const above = strong && node.y1! - node.y0! < lines + size && node.y0! > lines + size;
  const x = above ? node.x0! : node.x1! + 5;
  const middle = above ? node.y0! - lines - size / 2 : (node.y0! + node.y1!) / 2 - lines / 2;
  return [
    s(
      "text",
      {
        class: "qd-halo",
        ...{x, y: middle + size / 3, "font-size": strong ? size : axis, "font-weight": strong ? 600 : 400},
        fill: strong ? "var(--qd-text)" : "var(--qd-text-2)"
      },
      head
    ),
    rest.map((line, k) =>
      s(
        "text",
        {
          class: "qd-halo qd-num",
          ...{x, y: middle + size / 3 + (k + 1) * (axis + 3), "font-size": axis, fill: "var(--qd-text-2)"}
        },
        line
      )
    )
  ];
}

function linesOf(node: Node, moves: readonly Transition[]): string[] {
  if (node.kind === "stage") return stageLines(node);
  return node.kind === "lost" ? [`${format.count(node.value ?? 0)} lost`] : backLines(node, moves);
}

function stageLines({stage, value, there}: Node): string[] {
  const entries = format.count(value);
  return [stageName(stage), there > 0 ? `${entries}, ${format.count(there)} there` : entries];
}

/** *48 once more*, *14 back to Value* */
function backLines({stage}: Node, moves: readonly Transition[]): string[] {
  const own = moves.filter((d) => d.back && d.from === stage);
  return own
    .slice(0, 3)
    .map((d) => `${format.count(d.moves)} ${d.to === stage ? "once more" : `to ${stageName(d.to!)}`}`);
}

function points(nodes: readonly Node[], links: readonly Link[], moves: readonly Transition[]): FigurePoint[] {
  return nodes.flatMap((node) => {
    if (node.kind !== "stage") return [];
    const own = moves.filter((d) => d.from === node.stage);
    const at = (d: Transition) =>
      d.back
        ? nodes.find((other) => other.id === `${node.id} back`)
        : links.find((link) => link.transition === d);
    return [
      {
        ...{x: node.x0! + 5, y: (node.y0! + node.y1!) / 2, title: stageName(node.stage)},
        rows: [
          ["Entries", format.count(node.value)],
          ["Still there", format.count(node.there)]
        ]
      },
      ...own.map((d) => ({...place(at(d)), title: moveTitle(d), rows: moveRows(d)}))
    ];
  });
}

function place(mark: Node | Link | undefined): {x: number; y: number} {
  if (!mark) return {x: 0, y: 0};
  if ("kind" in mark) return {x: mark.x0! + 5, y: (mark.y0! + mark.y1!) / 2};
  const [from, to] = [mark.source as Node, mark.target as Node];
  return {x: (from.x1! + to.x0!) / 2, y: (mark.y0! + mark.y1!) / 2};
}

function moveTitle({from, to}: Transition): string {
  if (to === null) return `Lost out of ${stageName(from)}`;
  return from === to ? `${stageName(from)} once more` : `${stageName(from)} to ${stageName(to)}`;
}

function moveRows(d: Transition): [string, string][] {
  return [
    ["Moves", format.count(d.moves)],
    ["Accounts", format.count(d.accounts)],
    ["Of all stays there", format.percent(d.share, 0)],
    ["Median days before", daysText(d.median_days)]
  ];
}
