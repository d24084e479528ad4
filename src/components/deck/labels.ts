import type {Child, Dom} from "../dom.js";
import {px} from "./plane.js";
import {textWidth} from "./textWidth.js";

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
 * A label on the ground of the slide, so that it can be read over lines. Not a stroked text: Chromium would draw its glyphs one by one
 * instead of embedding their font.
 */
export function backed(
  {s}: Dom,
  {
    x,
    y,
    anchor,
    name,
    fill = "var(--qd-surface)"
  }: {x: number; y: number; anchor: "start" | "middle" | "end"; name: string; fill?: string},
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
    fill,
    opacity: 0.85
  };
  return [s("rect", ground), text];
}

/** The room that labels take beside a chart, in CSS px, at 14 px and at least **least**. */
export function labelRoom(labels: readonly Child[], least: number): number {
  return Math.ceil(
    Math.max(least, ...labels.map((label) => textWidth(wordsOf(label), {size: 14, weight: 600})))
  );
}

function wordsOf(child: Child): string {
  if (child === null || child === undefined || child === false) return "";
  if (typeof child === "string" || typeof child === "number") return String(child);
  return Array.isArray(child) ? child.map(wordsOf).join("") : ((child as Node).textContent ?? "");
}
