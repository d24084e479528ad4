import type {ScaleLinear} from "d3";
import type {Dom} from "../dom.js";
import {type Plane, px} from "./plane.js";

/** Horizontal gridlines with their values at the left, and the base line. */
export function valueAxis(
  {s}: Dom,
  {left, right}: Plane,
  {
    y,
    ticks,
    write
  }: {y: ScaleLinear<number, number>; ticks: readonly number[]; write: (value: number) => string}
): SVGElement[] {
  return ticks.flatMap((tick) => [
    s("line", {x1: left, x2: right, y1: px(y(tick)), y2: px(y(tick)), class: tick === 0 ? "axl" : "grid"}),
    s("text", {x: left - 10, y: px(y(tick) + 5), class: "ax", "text-anchor": "end"}, write(tick))
  ]);
}

/** The band over the period under review, named once at its top. */
export function periodBand(
  {s}: Dom,
  {top, bottom}: Plane,
  {from, to, label}: {from: number; to: number; label: string}
): SVGElement[] {
  return [
    s("rect", {
      x: px(from),
      y: top,
      width: px(Math.max(0, to - from)),
      height: bottom - top,
      fill: "var(--qd-period)"
    }),
    s("text", {x: px((from + to) / 2), y: top + 17, class: "an", "text-anchor": "middle"}, label)
  ];
}

/** The hatching of missing data; **id** is unique on the page. */
export function hatch({s}: Dom, id: string): SVGElement {
  return s(
    "defs",
    null,
    s(
      "pattern",
      {id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
      s("rect", {width: 6, height: 6, fill: "var(--qd-surface)"}),
      s("line", {x1: 0, y1: 0, x2: 0, y2: 6, stroke: "var(--qd-border-strong)", "stroke-width": 1.4})
    )
  );
}
