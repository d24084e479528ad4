import * as Plot from "@observablehq/plot";
import {dom} from "./dom.js";

/** The sizes of a chart's type: the site's, or the deck's, which is read from further away. */
export interface ChartSizes {
  axis: number;
  label: number;
  note: number;
}

/** Sizes by place. */
export const SIZES: Record<"site" | "deck", ChartSizes> = {
  site: {axis: 11, label: 12, note: 10},
  deck: {axis: 13, label: 14, note: 12}
};

/** Options that every chart gives to Plot: our class, our type, no ground of its own. */
export function plotOptions(sizes: ChartSizes, document?: Document): Plot.PlotOptions {
  return {
    document,
    className: "qd-plot",
    style: {
      fontFamily: "var(--qd-font)",
      fontSize: `${sizes.axis}px`,
      color: "var(--qd-text-3)",
      background: "none",
      overflow: "visible"
    }
  };
}

/** The chart as an SVG element: Plot returns a figure only where a legend or a title is asked for. */
export function plotSvg(options: Plot.PlotOptions): SVGSVGElement {
  const svg = Plot.plot(options) as SVGSVGElement;
  // Plot names its groups, which have no role to carry a name; the chart as a whole is named by its figure.
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return svg;
}

/** A mark that draws what a function returns from the scales, in the chart's document. */
export function customMark(
  draw: (context: {
    s: ReturnType<typeof dom>["s"];
    x: (value: unknown) => number;
    y: (value: unknown) => number;
    frame: Plot.Dimensions;
  }) => SVGElement[]
): Plot.Markish {
  return (...[, scales, , frame, context]: readonly unknown[]) => {
    const {s} = dom((context as {document: Document}).document);
    const {x, y} = scales as {x: (value: unknown) => number; y: (value: unknown) => number};
    return s("g", {"text-anchor": "start"}, ...draw({s, x, y, frame: frame as Plot.Dimensions}));
  };
}

/** Moves labels apart to a least distance, keeping their order and staying as near as possible to their places. */
export function spread(
  places: readonly number[],
  distance: number,
  [from, to]: readonly [number, number]
): number[] {
  const order = places.map((y, i) => ({y, i})).sort((a, b) => a.y - b.y);
  const moved = order.map((d) => d.y);
  for (let pass = 0; pass < 60; ++pass) {
    for (let k = 1; k < moved.length; ++k) {
      const gap = distance - (moved[k]! - moved[k - 1]!);
      if (gap <= 0) continue;
      moved[k - 1]! -= gap / 2;
      moved[k]! += gap / 2;
    }
    const below = from - (moved[0] ?? from);
    if (below > 0) moved[0]! += below;
    const above = (moved.at(-1) ?? to) - to;
    if (above > 0) moved[moved.length - 1]! -= above;
  }
  const result = new Array<number>(places.length);
  for (const [k, {i}] of order.entries()) result[i] = moved[k]!;
  return result;
}
