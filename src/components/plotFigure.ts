import {dom} from "./dom.js";
import type {TipContent} from "./tooltip.js";
import {Tooltip} from "./tooltip.js";

/** A mark that a reader can point at or reach by the arrow keys, in pixels of the chart. */
export interface FigurePoint extends TipContent {
  x: number;
  y: number;
}

/** What every chart of one width is told. */
export interface PlotOptions {
  /** The name of the chart: its title sentence. */
  label: string;
  width?: number;
  document?: Document;
}

/** Options of PlotFigure. */
export interface PlotFigureOptions {
  /** The name of the chart: its title sentence. */
  label: string;
  /** In the order in which the arrow keys visit them. */
  points: readonly FigurePoint[];
  /** Whether the pointer picks by both directions or by the nearest x alone. Defaults to *xy*. */
  nearest?: "x" | "xy";
  document?: Document;
}

/**
 * Wraps a chart so that its marks tell their numbers, to the pointer and to the keyboard: the figure takes the focus,
 * arrow keys go from mark to mark, Escape hides the tip.
 */
export function PlotFigure(svg: SVGSVGElement, options: PlotFigureOptions): HTMLElement {
  const {label, points, document} = options;
  const {h, s} = dom(document);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  if (points.length === 0) return h("div", {class: "qd-chart"}, svg);
  const tip = Tooltip({document});
  const ring = s("circle", {class: "qd-focus-mark", r: 7, visibility: "hidden"});
  const layer = s("svg", {class: "qd-focus-layer", width: 1, height: 1, "aria-hidden": "true"}, ring);
  const root = h(
    "div",
    {
      class: "qd-chart",
      tabindex: 0,
      role: "group",
      "aria-roledescription": "chart",
      "aria-label": `${label}. Arrow keys read its values.`
    },
    svg,
    layer,
    tip
  );
  let active = -1;
  const show = (index: number, byKey: boolean) => {
    const point = points[index];
    if (!point) return;
    active = index;
    tip.show(point, {x: point.x, y: point.y, width: root.clientWidth || svg.clientWidth});
    ring.setAttribute("cx", String(point.x));
    ring.setAttribute("cy", String(point.y));
    ring.setAttribute("visibility", byKey ? "visible" : "hidden");
  };
  const hide = () => {
    active = -1;
    tip.hide();
    ring.setAttribute("visibility", "hidden");
  };
  root.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    const index = nearestPoint(
      points,
      {x: event.clientX - box.left, y: event.clientY - box.top},
      options.nearest
    );
    if (index !== active) show(index, false);
  });
  root.addEventListener("pointerleave", hide);
  root.addEventListener("blur", hide);
  root.addEventListener("keydown", (event) => {
    const next = step(event.key, active, points.length);
    if (next !== null) show(next, true);
    else if (event.key === "Escape" && active >= 0) hide();
    else return;
    event.preventDefault();
  });
  return root;
}

function step(key: string, active: number, length: number): number | null {
  if (key === "ArrowRight" || key === "ArrowDown") return (active + 1) % length;
  if (key === "ArrowLeft" || key === "ArrowUp") return (Math.max(active, 0) - 1 + length) % length;
  if (key === "Home") return 0;
  return key === "End" ? length - 1 : null;
}

function nearestPoint(
  points: readonly FigurePoint[],
  at: {x: number; y: number},
  by: "x" | "xy" = "xy"
): number {
  let best = 0;
  let least = Infinity;
  for (const [i, point] of points.entries()) {
    const dy = by === "x" ? (point.y - at.y) / 1000 : point.y - at.y;
    const distance = (point.x - at.x) ** 2 + dy ** 2;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
