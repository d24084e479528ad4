import {line, max, scaleLinear} from "d3";
import {dom} from "./dom.js";

/** Options of Sparkline. */
export interface SparklineOptions {
  width?: number;
  height?: number;
  /** What the line is, for a reader who does not see it: *Active users, 13 weeks*. */
  label?: string;
  document?: Document;
}

/** A small line from zero without an axis, the last point marked, a gap where data are missing (null). */
export function Sparkline(
  values: readonly (number | null)[],
  {width = 72, height = 26, label, document}: SparklineOptions = {}
): SVGSVGElement {
  const {s} = dom(document);
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [2, width - 5]);
  const y = scaleLinear([0, max(values, (d) => d ?? 0) || 1], [height - 2.5, 4]);
  const path = line<number | null>()
    .defined((d) => d !== null)
    .x((_, i) => round(x(i)))
    .y((d) => round(y(d ?? 0)))(values);
  const last = values.at(-1);
  return s(
    "svg",
    {
      class: "qd-sparkline",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": label ?? "trend"
    },
    s("line", {class: "qd-gridline", x1: 0, x2: width, y1: height - 2.5, y2: height - 2.5}),
    path && s("path", {d: path, fill: "none", stroke: "var(--qd-text-2)", "stroke-width": 1.3}),
    last !== null &&
      last !== undefined &&
      s("circle", {cx: round(x(values.length - 1)), cy: round(y(last)), r: 2.4, fill: "var(--qd-accent)"})
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
