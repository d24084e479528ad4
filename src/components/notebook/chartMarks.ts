import * as Plot from "@observablehq/plot";
import type {ChartSpec} from "../../lib/notebookChart.js";
import type {ChartPoint} from "./chartPoints.js";

/** What the marks are drawn with. */
export interface ChartMarkOptions {
  readonly spec: ChartSpec;
  /** the colour of a mark, in CSS */
  readonly paint: (point: ChartPoint) => string;
}

/** The marks of a chart in the house's style. */
export function chartMarks(points: readonly ChartPoint[], {spec, paint}: ChartMarkOptions): Plot.Markish[] {
  const data = [...points];
  const at = {
    x: spec.x ? "x" : undefined,
    y: spec.y ? "y" : undefined,
    fx: spec.facet ? "facet" : undefined
  };
  const named = spec.colour && spec.mark !== "cell" ? "colour" : undefined;
  switch (spec.mark) {
    case "line":
      return [Plot.line(data, {...at, z: named, stroke: paint, strokeWidth: 2, sort: "x"})];
    case "area":
      return [Plot.areaY(data, {...at, z: named, fill: paint, fillOpacity: 0.85, sort: "x"})];
    case "bar":
      return [Plot.barX(data, {...at, fill: paint, insetTop: 1, insetBottom: 1}), Plot.ruleX([0], AXIS)];
    case "column":
      return [Plot.barY(data, {...at, fill: paint, insetLeft: 1, insetRight: 1}), Plot.ruleY([0], AXIS)];
    case "rect":
      return [
        Plot.rectY(data, {x1: "x", x2: "x2", y: "y", fill: "var(--qd-accent)", insetLeft: 1}),
        Plot.ruleY([0], AXIS)
      ];
    case "dot":
      return [Plot.dot(data, {...at, fill: paint, r: 3.5, fillOpacity: 0.8})];
    case "tick":
      return [
        typeof data[0]?.y === "string"
          ? Plot.tickX(data, {...at, stroke: paint})
          : Plot.tickY(data, {...at, stroke: paint})
      ];
    case "cell":
      return [Plot.cell(data, {...at, fill: paint, inset: 0.5})];
    case "rule":
      return [spec.x ? Plot.ruleX(data, {...at, stroke: paint}) : Plot.ruleY(data, {...at, stroke: paint})];
    case "box":
      return boxMarks(data, at);
  }
}

const AXIS = {stroke: "var(--qd-axis)"};

/** Boxes lie where the names stand at the side. */
function boxMarks(
  data: ChartPoint[],
  at: {x: string | undefined; y: string | undefined; fx: string | undefined}
): Plot.Markish[] {
  const look = {fill: "var(--qd-band)", stroke: "var(--qd-text)", r: 2.5};
  return [
    typeof data[0]?.y === "string" ? Plot.boxX(data, {...at, ...look}) : Plot.boxY(data, {...at, ...look})
  ];
}
