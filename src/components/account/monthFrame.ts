import {scaleLinear, scaleUtc} from "d3";
import {formatFor} from "../../lib/format.js";
import {monthEnd} from "../../metrics/months.js";
import type {Dom} from "../dom.js";

/** The measures of a chart over months, in pixels. */
export interface MonthFrame {
  width: number;
  height: number;
  x: (day: string) => number;
  y: (value: number) => number;
  /** the values at which gridlines stand */
  ticks: number[];
}

const HEIGHT = 168;
const MARGIN = {top: 12, bottom: 24, left: 44, right: 20};

const time = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
const round = (value: number) => Math.round(10 * value) / 10;

/** Lays out the days from one to another, and the values from zero to the largest. */
export function monthFrame(
  [from, to]: readonly [string, string],
  {most, width, count = 4}: {most: number; width: number; count?: number}
): MonthFrame {
  const x = scaleUtc([time(from), time(to)], [MARGIN.left + 6, width - MARGIN.right]);
  const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice(count);
  return {
    width,
    height: HEIGHT,
    x: (day) => round(x(time(day))),
    y: (value) => round(y(value)),
    ticks: y.ticks(count)
  };
}

/** Gridlines with their values at left; the line of zero is the base. */
export function monthGrid(
  {s}: Dom,
  {y, ticks, width}: MonthFrame,
  write: (value: number) => string
): SVGElement[] {
  return ticks.flatMap((d) => [
    s("line", {
      class: d === 0 ? "qd-axisline" : "qd-gridline",
      x1: MARGIN.left,
      x2: width - MARGIN.right + 6,
      y1: y(d),
      y2: y(d)
    }),
    s("text", {class: "qd-tick", x: MARGIN.left - 8, y: y(d) + 4, "text-anchor": "end"}, write(d))
  ]);
}

/** Months under the axis, counted back from the last, as many as fit. */
export function monthTexts(
  {s}: Dom,
  {x, width, height}: MonthFrame,
  [from, to]: readonly [string, string]
): SVGElement[] {
  const marks: SVGElement[] = [];
  const step = Math.max(1, Math.ceil((70 * monthsBetween(from, to)) / Math.max(70, width - 90)));
  for (let n = 0; monthEnd(to, -n) >= from; n += step) {
    const day = n === 0 ? to : monthEnd(to, -n);
    const text = formatFor().month(day);
    const last = n === 0;
    // The last day may be the first of its month: then the label before it is too near.
    if (!last && x(day) > x(to) - 78) continue;
    marks.push(
      s(
        "text",
        {class: "qd-tick", x: x(day) + (last ? 6 : 0), y: height - 6, "text-anchor": last ? "end" : "middle"},
        text
      )
    );
  }
  return marks;
}

function monthsBetween(from: string, to: string): number {
  return 12 * (+to.slice(0, 4) - +from.slice(0, 4)) + +to.slice(5, 7) - +from.slice(5, 7);
}
