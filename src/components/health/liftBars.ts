import {scaleBand, scaleLinear} from "d3";
import {formatFor} from "../../lib/format.js";
import type {LiftTenth} from "../../lib/healthLift.js";
import type {Child, Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {FigurePoint, PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";

const HEIGHT = 250;
const MARGIN = {top: 16, right: 6, bottom: 56, left: 34};
const SMALL = {"font-size": 11, fill: "var(--qd-text-3)"};

interface Frame {
  /** the middle of a bar */
  x: (rank: number) => number;
  y: (lift: number) => number;
  bar: number;
  /** of so many bars one is named */
  every: number;
}

/** How many times more often each tenth of predicted risk left than all did, the most alarming tenth first; line at 1. */
export function LiftBars(
  tenths: readonly LiftTenth[],
  {label, width = 444, document}: PlotOptions
): HTMLElement {
  const make = dom(document);
  const {s} = make;
  const ranks = tenths.map((d) => d.rank);
  const band = scaleBand(ranks, [MARGIN.left, width - MARGIN.right])
    .paddingInner(0.36)
    .paddingOuter(0.18);
  const y = scaleLinear([0, Math.max(2, ...tenths.map((d) => d.high))], [0, 1]).nice(4);
  y.range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  const bar = band.bandwidth();
  const frame = {x: (rank: number) => (band(rank) ?? 0) + bar / 2, y, bar, every: band.step() < 34 ? 2 : 1};
  const across = {x1: MARGIN.left, x2: width - MARGIN.right};
  const svg = s(
    "svg",
    {class: "qd-chart-svg", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`},
    y
      .ticks(4)
      .map((d) => [
        s("line", {class: "qd-gridline", ...across, y1: y(d), y2: y(d)}),
        s("text", {x: MARGIN.left - 8, y: y(d) + 4, "text-anchor": "end", ...SMALL}, `${d}\u00d7`)
      ]),
    tenths.map((d) => tenthBar(make, d, frame)),
    s("line", {class: "qd-target", ...across, y1: y(1), y2: y(1), "stroke-dasharray": "4 3"}),
    s("line", {class: "qd-axisline", ...across, y1: y(0), y2: y(0)}),
    s(
      "text",
      {x: width - MARGIN.right, y: HEIGHT - 6, "text-anchor": "end", ...SMALL},
      "Tenths of predicted risk, highest first"
    )
  );
  return PlotFigure(svg, {label, points: tenths.map((d) => tip(d, frame)), nearest: "x", document});
}

function tenthBar({s}: Dom, d: LiftTenth, {x, y, bar, every}: Frame): Child {
  const at = x(d.rank);
  const fill = d.rank === 1 ? "var(--qd-accent)" : "var(--qd-accent-mid)";
  const under = {x: at, "text-anchor": "middle", ...SMALL};
  const named = (d.rank - 1) % every === 0;
  return [
    s("rect", {x: at - bar / 2, y: y(d.lift), width: bar, height: y(0) - y(d.lift), fill}),
    s("line", {x1: at, x2: at, y1: y(d.low), y2: y(d.high), stroke: "var(--qd-text)", "stroke-width": 1.3}),
    named && s("text", {...under, y: HEIGHT - 40, fill: "var(--qd-text-2)"}, d.rank),
    named && s("text", {...under, y: HEIGHT - 26, "font-size": 10}, `${d.events}/${d.n}`)
  ];
}

function tip(d: LiftTenth, {x, y}: Frame): FigurePoint {
  const format = formatFor();
  const range = `${format.decimal(d.low, 1)}\u2013${format.decimal(d.high, 1)}`;
  return {
    x: x(d.rank),
    y: y(d.lift),
    title: `Tenth ${d.rank} of predicted risk`,
    rows: [
      ["Lift", `${format.decimal(d.lift, 2)}\u00d7 (${range})`],
      ["Left", `${format.percent(d.observed)} (${d.events} / ${d.n})`],
      ["Accounts", format.count(d.accounts)]
    ]
  };
}
