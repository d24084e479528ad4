import type {BinRange} from "../../lib/crossFilter.js";
import {dom} from "../dom.js";
import {BrushArea} from "./brushArea.js";
import type {BrushCounts, BrushPlane} from "./brushShapes.js";
import {binPlace, brushShapes, brushTicks} from "./brushShapes.js";

/** Options of BrushChart. */
export interface BrushChartOptions {
  label: string;
  /** Said beside the label. */
  note?: string;
  bins: number;
  /** of a bin, in the signal’s unit */
  step: number;
  /** How values of the axis, ends and ranges are written. */
  value: (value: number) => string;
  edge: (bin: number) => string;
  range: (range: BinRange) => string;
  onBrush: (range: BinRange | null) => void;
  width?: number;
  document?: Document;
}

/** A histogram that can be brushed. */
export interface BrushChartElement {
  root: HTMLElement;
  /** Draws new counts; only attributes change. */
  draw(counts: BrushCounts): void;
}

const HEIGHT = 150;

/** One of several linked histograms: shares of the rows that the other brushes leave, over the outline of all rows. */
export function BrushChart(options: BrushChartOptions): BrushChartElement {
  const {label, bins, width = 270, document} = options;
  const {h, s} = dom(document);
  const plane: BrushPlane = {width, height: HEIGHT, left: 34, right: 8, top: 30, bottom: 22, bins};
  const base = HEIGHT - plane.bottom;
  const band = s("rect", {
    y: plane.top,
    height: base - plane.top,
    fill: "var(--qd-accent-soft)",
    visibility: "hidden"
  });
  const outside = s("path", {fill: "var(--qd-context-soft)"});
  const inside = s("path", {fill: "var(--qd-accent)"});
  const all = s("path", {fill: "none", stroke: "var(--qd-context)", "stroke-width": 1.2});
  const chosen = s("text", {
    x: width - plane.right,
    y: 12,
    "text-anchor": "end",
    "font-size": 12,
    "font-weight": 500,
    fill: "var(--qd-accent)"
  });
  const scale = [0.5, 1].map((at) => Tick(at, plane, document));
  const svg = s(
    "svg",
    {
      class: "qd-plot",
      width,
      height: HEIGHT,
      viewBox: `0 0 ${width} ${HEIGHT}`,
      "font-size": 11,
      role: "img",
      "aria-label": `${label}: shares of the account-months`
    },
    s(
      "text",
      {x: 0, y: 12, "font-size": 12, "font-weight": 600, fill: "var(--qd-text)"},
      label,
      options.note &&
        s("tspan", {dx: 8, "font-size": 11, "font-weight": 400, fill: "var(--qd-text-3)"}, options.note)
    ),
    chosen,
    scale.map((d) => d.root),
    band,
    outside,
    inside,
    all,
    s("line", {x1: plane.left, x2: width - plane.right, y1: base, y2: base, stroke: "var(--qd-axis)"}),
    axis(plane, options)
  );
  const area = BrushArea({label, plane, edge: options.edge, onBrush: options.onBrush, document});
  let top = 0;
  const draw = (counts: BrushCounts) => {
    const shapes = brushShapes(plane, counts);
    const {range} = counts;
    inside.setAttribute("d", shapes.inside);
    outside.setAttribute("d", shapes.outside);
    if (shapes.top !== top) {
      top = shapes.top;
      all.setAttribute("d", shapes.all);
      for (const tick of scale) tick.set(top);
    }
    const [from, to] = range ?? [0, 0];
    band.setAttribute("visibility", range === null ? "hidden" : "visible");
    band.setAttribute("x", String(binPlace(plane, from)));
    band.setAttribute("width", String(binPlace(plane, to) - binPlace(plane, from)));
    const words = range === null ? "" : options.range(range);
    if (chosen.textContent !== words) chosen.textContent = words;
    area.set(range);
  };
  return {root: h("div", {class: "qd-chart qd-brush-chart"}, svg, area.root), draw};
}

/** A line across the plane at a part of its height, with the share there. */
function Tick(at: number, {width, height, left, right, top, bottom}: BrushPlane, document?: Document) {
  const {s} = dom(document);
  const y = height - bottom - at * (height - bottom - top);
  const text = s("text", {x: left - 6, y: y + 4, "text-anchor": "end", fill: "var(--qd-text-3)"});
  const line = s("line", {x1: left, x2: width - right, y1: y, y2: y, stroke: "var(--qd-grid)"});
  return {
    root: s("g", null, line, text),
    set: (share: number) => (text.textContent = `${Number((100 * share * at).toFixed(1))}%`)
  };
}

function axis(plane: BrushPlane, {step, value, document}: BrushChartOptions): SVGElement[] {
  const {s} = dom(document);
  return brushTicks(plane, step).map((d) =>
    s(
      "text",
      {x: binPlace(plane, d / step), y: plane.height - 6, "text-anchor": "middle", fill: "var(--qd-text-3)"},
      value(d)
    )
  );
}
