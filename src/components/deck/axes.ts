import type {ScaleLinear} from "d3";
import type {Child, Dom} from "../dom.js";
import {textWidth} from "./textWidth.js";

/** The rectangle inside the axes, in CSS px. */
export interface Plane {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Rounds a coordinate to a tenth of a pixel, which keeps files small and bytes equal. */
export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

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
      s("rect", {width: 6, height: 6, fill: "#fff"}),
      s("line", {x1: 0, y1: 0, x2: 0, y2: 6, stroke: "var(--qd-border-strong)", "stroke-width": 1.4})
    )
  );
}

/** The frame of a chart: its name is read aloud in place of its marks. */
export function chart(
  {s}: Dom,
  {width, height, name}: {width: number; height: number; name: string},
  ...marks: Child[]
): SVGSVGElement {
  return s(
    "svg",
    {width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name},
    ...marks
  );
}

/** Moves labels apart to at least **gap** px in their order, as near to where they belong as they can stay. */
export function spread(
  wanted: readonly number[],
  gap: number,
  [low, high]: readonly [number, number]
): number[] {
  const order = wanted.map((at, i) => ({at, i})).sort((a, b) => a.at - b.at || a.i - b.i);
  const placed = order.map((d) => d.at);
  for (let i = 0; i < placed.length; ++i)
    placed[i] = Math.max(placed[i]!, i === 0 ? low : placed[i - 1]! + gap);
  for (let i = placed.length - 1; i >= 0; --i) {
    placed[i] = Math.min(placed[i]!, i === placed.length - 1 ? high : placed[i + 1]! - gap);
  }
  const found = new Array<number>(wanted.length);
  for (const [rank, {i}] of order.entries()) found[i] = placed[rank]!;
  return found;
}

/**
 * A label on white, so that it can be read over lines. Not a stroked text: Chromium would draw its glyphs one by one
 * instead of embedding their font.
 */
export function backed(
  {s}: Dom,
  {x, y, anchor, name}: {x: number; y: number; anchor: "start" | "middle" | "end"; name: string},
  label: Child
): SVGElement[] {
  const text = s("text", {x: px(x), y: px(y), class: name, "text-anchor": anchor}, label);
  const width = textWidth(text.textContent ?? "", {size: 14, weight: 600});
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  const ground = {
    x: px(left - 3),
    y: px(y - 13),
    width: px(width + 6),
    height: 18,
    fill: "#fff",
    opacity: 0.85
  };
  return [s("rect", ground), text];
}
