import {scaleLinear, type ScaleLinear} from "d3";
import {type Dom, dom} from "../dom.js";
import {chart, px} from "./plane.js";

/** A change with its interval, as fractions, turned so that right is better; null where it has no place on the axis. */
export interface TurnedInterval {
  value: number;
  low: number;
  high: number;
  /** the worst change that is accepted, below zero */
  margin: number | null;
  look: "better" | "worse" | "open";
}

/** The axis that all rows of a table share. */
export interface IntervalScale {
  x: ScaleLinear<number, number>;
  ticks: readonly number[];
  width: number;
}

/** How a part of the plot is drawn. */
export interface IntervalOptions {
  document: Document;
  scale: IntervalScale;
  height: number;
  /** what the row shows, for readers who do not see it */
  name: string;
}

/** Intervals that reach further than the control's whole value are cut at the edge. */
const FAR = 1;
/** A change beyond ten times the control's value has no place on the axis. */
const FARTHEST = 10;
/** Room for numbers of the neighbouring columns, in CSS px. */
const SIDE = 36;

/** Whether a change can stand on the axis at all. */
function onScale({value}: TurnedInterval): boolean {
  return Math.abs(value) <= FARTHEST;
}

/** One axis for all intervals, with both sides of zero on it. */
export function intervalScale(all: readonly (TurnedInterval | null)[], width: number): IntervalScale {
  const rows = all.filter((d) => d !== null && onScale(d)) as TurnedInterval[];
  const far = Math.max(FAR, ...rows.map((d) => 1.1 * Math.abs(d.value)));
  const ends = rows.flatMap((d) => [d.low, d.high, d.margin ?? 0]);
  const [low, high] = [Math.max(-far, Math.min(-0.05, ...ends)), Math.min(far, Math.max(0.05, ...ends))];
  const domain = [Math.min(low, -0.2 * high), Math.max(high, -0.2 * low)];
  const x = scaleLinear(domain, [SIDE, width - SIDE]).nice(4);
  return {x, ticks: x.ticks(4), width};
}

function lines({s}: Dom, {x, ticks}: IntervalScale, height: number): SVGElement[] {
  return ticks.map((tick) =>
    s("line", {x1: px(x(tick)), x2: px(x(tick)), y1: 0, y2: height, class: tick === 0 ? "axl" : "grid"})
  );
}

function point({s}: Dom, at: number, y: number, look: TurnedInterval["look"]): SVGElement {
  if (look === "better")
    return s("rect", {x: px(at - 6), y: y - 6, width: 12, height: 12, fill: "var(--qd-accent)"});
  if (look === "worse") return s("path", {d: `M${px(at - 7)} ${y - 6}h14l-7 12Z`, fill: "var(--qd-risk)"});
  return s("circle", {
    cx: px(at),
    cy: y,
    r: 5.5,
    fill: "var(--qd-surface)",
    stroke: "var(--qd-context)",
    "stroke-width": 2.2
  });
}

const INK = {better: "var(--qd-accent)", worse: "var(--qd-risk)", open: "var(--qd-context)"};

/** Whether any of the changes can stand on an axis. */
export function anyOnScale(all: readonly (TurnedInterval | null)[]): boolean {
  return all.some((d) => d !== null && onScale(d));
}

/** One row: the interval, its estimate, and the margin of a guardrail as a dashed line; the side of worse is shaded. */
export function IntervalRow(
  d: TurnedInterval | null,
  options: IntervalOptions & {
    /** said in place of an interval that has no place on the axis */
    none: string;
  }
): SVGSVGElement {
  const {document, scale, height, name, none} = options;
  const make = dom(document);
  const {x, width} = scale;
  const [first, last] = x.domain() as [number, number];
  const inside = (value: number) => x(Math.max(first, Math.min(last, value)));
  const y = Math.round(height / 2);
  const worse = {x: px(x(first)), y: 0, width: px(x(0) - x(first)), height, fill: "var(--qd-period-worse)"};
  const frame = [make.s("rect", worse), ...lines(make, scale, height)];
  if (d === null || !onScale(d)) {
    const words = make.s("text", {x: px(x(0) + 12), y: y + 5, class: "an"}, none);
    return chart(make, {width, height, name}, ...frame, words);
  }
  const margin =
    d.margin !== null &&
    d.margin >= first &&
    make.s("line", {
      x1: px(x(d.margin)),
      x2: px(x(d.margin)),
      y1: y - 16,
      y2: y + 16,
      stroke: "var(--qd-text)",
      "stroke-width": 1.5,
      "stroke-dasharray": "4 3"
    });
  const [low, high] = [inside(d.low), inside(d.high)];
  const bar = make.s("line", {
    x1: px(low),
    x2: px(high),
    y1: y,
    y2: y,
    stroke: INK[d.look],
    "stroke-width": 3
  });
  const cut = (at: number, side: 1 | -1) =>
    make.s("path", {d: `M${px(at)} ${y - 5}v10l${7 * side} -5Z`, fill: INK[d.look]});
  return chart(
    make,
    {width, height, name},
    ...frame,
    margin,
    bar,
    d.low < first && cut(low, -1),
    d.high > last && cut(high, 1),
    point(make, x(d.value), y, d.look)
  );
}

/** The words over the plot: which side is which. */
export function IntervalHead(
  {worse, better}: {worse: string; better: string},
  {document, scale, height, name}: IntervalOptions
): SVGSVGElement {
  const make = dom(document);
  const {x, width} = scale;
  const text = (at: number, anchor: "start" | "end", words: string) =>
    make.s("text", {x: px(at), y: height - 9, class: "an", "text-anchor": anchor}, words);
  return chart(make, {width, height, name}, text(x(0) - 10, "end", worse), text(x(0) + 10, "start", better));
}

/** The values under the plot, and what they are. */
export function IntervalAxis(
  {percent, title}: {percent: (value: number) => string; title: string},
  {document, scale, height, name}: IntervalOptions
): SVGSVGElement {
  const make = dom(document);
  const {x, ticks, width} = scale;
  return chart(
    make,
    {width, height, name},
    ticks.map((tick) =>
      make.s(
        "text",
        {x: px(x(tick)), y: 18, class: "ax", "text-anchor": "middle"},
        tick === 0 ? "0" : percent(tick)
      )
    ),
    make.s("text", {x: px(width / 2), y: 40, class: "ax", "text-anchor": "middle"}, title)
  );
}
