import type {Column} from "./dataTable.js";
import type {Child} from "./dom.js";
import {dom} from "./dom.js";

/** A scale that the strips of a column share. */
export interface StripScale {
  ticks: readonly number[];
  /** the tick that is drawn as a strong line: no association, chance */
  strong: number;
  /** from 0 at the left end to 1 at the right one; what lies beyond is cut off */
  share: (value: number) => number;
}

/** Options of AxisStrip. */
export interface AxisStripOptions {
  scale: StripScale;
  ink: string;
  /** whether it is one that the reader is to see first */
  strong: boolean;
  label: string;
  document?: Document;
}

const WIDTH = {class: "qd-strip qd-axis-strip", width: "100%"};

/** One interval on the scale that the rows of a table share, with a mark on its value. */
export function AxisStrip(
  {ends, value, mark}: {ends: readonly [number, number] | null; value: number | null; mark: SVGElement},
  {scale, ink, strong, label, document}: AxisStripOptions
): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(scale);
  const across = (from: number, to: number) => ({x1: at(from), x2: at(to)});
  return s(
    "svg",
    {...WIDTH, height: 24, role: "img", "aria-label": label},
    scale.ticks.map((d) =>
      s("line", {class: d === scale.strong ? "qd-axisline" : "qd-gridline", ...across(d, d), y1: -5, y2: 29})
    ),
    ends && s("line", {...across(...ends), y1: 12, y2: 12, stroke: ink, "stroke-width": strong ? 2.4 : 1.6}),
    // An inner svg moves its mark by a share of the width, which a rectangle's own corner could not.
    value !== null && s("svg", {x: at(value), y: 12, width: 1, height: 1, overflow: "visible"}, mark)
  );
}

/** The scale under the strips; a tick without words has none. */
export function StripAxis(
  scale: StripScale,
  {words, document}: {words: (tick: number) => string | null; document?: Document}
): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(scale);
  return s(
    "svg",
    {...WIDTH, height: 16, "aria-hidden": "true"},
    scale.ticks.map((d) => {
      const text = words(d);
      return text !== null && s("text", {x: at(d), y: 12, "text-anchor": "middle"}, text);
    })
  );
}

/** A margin of 4 % keeps marks and tick labels at the ends inside. */
function placeOn({share}: StripScale): (value: number) => string {
  return (value) => `${Math.round(10 * (4 + 92 * Math.min(1, Math.max(0, share(value))))) / 10}%`;
}

/** Columns of which the one with the key *strip* has its scale in one more row, which is the table's total null. */
export function withAxis<T>(columns: readonly Column<T>[], axis: Element): Column<T | null>[] {
  const {h} = dom(axis.ownerDocument);
  const last = (key: string, i: number): Child =>
    key === "strip" ? axis : i === 0 ? h("span", {class: "qd-hidden"}, "Scale") : null;
  return columns.map((column, i) => ({
    ...column,
    cell: (d) => (d === null ? last(column.key, i) : column.cell(d)),
    sort: column.sort && ((d) => (d === null ? null : (column.sort?.(d) ?? null))),
    csv: undefined
  }));
}
