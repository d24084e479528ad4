import {dom} from "../dom.js";
import {chart, px} from "./plane.js";

/** How the strip is drawn. */
export interface GoalStripOptions {
  document: Document;
  /** In CSS px. Defaults to 200. */
  width?: number;
  /** what the strip says, for readers who do not see it */
  name: string;
}

/** How far a goal is between its baseline (left end) and its target (tick): a bar and a dot, kept inside the strip. */
export function GoalStrip(
  attainment: number,
  {document, width = 200, name}: GoalStripOptions
): SVGSVGElement {
  const d = dom(document);
  const [left, target] = [8, width - 30];
  const at = Math.min(width - 8, Math.max(left, left + attainment * (target - left)));
  const met = attainment >= 1;
  return chart(
    d,
    {width, height: 28, name},
    d.s("line", {x1: left, x2: target, y1: 14, y2: 14, stroke: "var(--qd-border-strong)", "stroke-width": 1}),
    d.s("rect", {
      x: left,
      y: 11,
      width: px(Math.max(0, Math.min(at, target) - left)),
      height: 6,
      fill: met ? "var(--qd-accent)" : "var(--qd-accent-mid)"
    }),
    d.s("line", {x1: target, x2: target, y1: 3, y2: 25, stroke: "var(--qd-text)", "stroke-width": 2}),
    d.s("circle", {cx: px(at), cy: 14, r: 6, fill: "var(--qd-accent)"})
  );
}
