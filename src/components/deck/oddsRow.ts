import {scaleLog, type ScaleLogarithmic} from "d3";
import {dom} from "../dom.js";
import {chart, px} from "./plane.js";

/** An odds ratio with its interval. */
export interface OddsMark {
  odds_ratio: number;
  low: number;
  high: number;
}

/** The axis that all rows share. */
export interface OddsScale {
  x: ScaleLogarithmic<number, number>;
  ticks: readonly number[];
  width: number;
}

const SIDE = 14;
const FAR = 50;
const TICKS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

/** One logarithmic axis with 1 on it; what reaches beyond 50 is cut at the edge. */
export function oddsScale(rows: readonly OddsMark[], width: number): OddsScale {
  const low = Math.max(1 / FAR, Math.min(0.5, ...rows.map((d) => d.low)));
  const high = Math.min(FAR, Math.max(5, ...rows.map((d) => d.high)));
  const x = scaleLog([low, high], [SIDE, width - SIDE]).clamp(true);
  const inside = TICKS.filter((d) => d >= low && d <= high);
  return {x, ticks: inside.filter((d) => inside.length <= 5 || [0.1, 1, 10, 0.5, 5].includes(d)), width};
}

/** One row: the interval, a filled square on the estimate, and the line at 1. */
export function OddsRow(
  d: OddsMark,
  {document, scale, height, name}: {document: Document; scale: OddsScale; height: number; name: string}
): SVGSVGElement {
  const make = dom(document);
  const {x, ticks, width} = scale;
  const y = height / 2;
  const at = px(x(d.odds_ratio));
  return chart(
    make,
    {width, height, name},
    ticks.map((tick) =>
      make.s("line", {x1: px(x(tick)), x2: px(x(tick)), y2: height, class: tick === 1 ? "axl" : "grid"})
    ),
    make.s("line", {
      x1: px(x(d.low)),
      x2: px(x(d.high)),
      y1: y,
      y2: y,
      stroke: "var(--qd-risk)",
      "stroke-width": 3
    }),
    make.s("rect", {x: px(at - 6), y: y - 6, width: 12, height: 12, fill: "var(--qd-risk)"})
  );
}

/** The values of the axis. */
export function OddsAxis(
  write: (value: number) => string,
  {document, scale, name}: {document: Document; scale: OddsScale; name: string}
): SVGSVGElement {
  const make = dom(document);
  return chart(
    make,
    {width: scale.width, height: 16, name},
    scale.ticks.map((tick) =>
      make.s("text", {x: px(scale.x(tick)), y: 12, "text-anchor": "middle"}, write(tick))
    )
  );
}
