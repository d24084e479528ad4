import type {AccountLife} from "../../lib/journeyLives.js";
import {daysBetween} from "../../metrics/days.js";
import {dom} from "../dom.js";

/** The days that the strips of a table span. */
export interface LifeScale {
  /** YYYY-MM-DD */
  from: string;
  to: string;
}

const HEIGHT = 20;

/** Where a day lies on the scale; a margin of 2 % keeps the marks at the ends whole. */
function placeOn({from, to}: LifeScale): (day: string) => string {
  const span = Math.max(1, daysBetween(from, to));
  return (day) => `${Math.round(1000 * (2 + 96 * (daysBetween(from, day) / span))) / 1000}%`;
}

/** One account over time: a bar while it paid, a triangle where it left, a ring where it came back. */
export function LifeStrip(
  life: AccountLife,
  {scale, label, document}: {scale: LifeScale; label: string; document?: Document}
): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(scale);
  const mark = (day: string, shape: SVGElement) =>
    s("svg", {x: at(day), y: HEIGHT / 2, width: 1, height: 1, overflow: "visible"}, shape);
  return s(
    "svg",
    {class: "qd-strip qd-life", width: "100%", height: HEIGHT, role: "img", "aria-label": label},
    yearStarts(scale).map((d) => s("line", {class: "qd-gridline", x1: at(d), x2: at(d), y1: -7, y2: 27})),
    life.stretches.map(({from, to}) =>
      s("line", {
        ...{x1: at(from), x2: at(to ?? scale.to), y1: HEIGHT / 2, y2: HEIGHT / 2},
        ...{stroke: "var(--qd-accent-mid)", "stroke-width": 6}
      })
    ),
    life.stretches.flatMap(({from, to}, k) => [
      k > 0 && mark(from, s("circle", {class: "qd-life-back", r: 4})),
      to !== null && mark(to, s("path", {d: "M-4.6-4H4.6L0 4.4Z", fill: "var(--qd-risk)"}))
    ])
  );
}

/** The years under or over the strips. */
export function LifeAxis(scale: LifeScale, {document}: {document?: Document} = {}): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(scale);
  return s(
    "svg",
    {class: "qd-strip qd-axis-strip", width: "100%", height: 16, "aria-hidden": "true"},
    yearStarts(scale).map((d) => s("text", {x: at(d), y: 12, "text-anchor": "middle"}, d.slice(0, 4)))
  );
}

/** The first of January of every year within the scale. */
function yearStarts({from, to}: LifeScale): string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const days = Array.from({length: last - first + 1}, (_, k) => `${first + k}-01-01`);
  return days.filter((d) => d >= from && d <= to);
}
