import type {Metric} from "../../metrics/metric.js";
import {dom} from "../dom.js";

/** The least area that a scale of strips shows, a tenth; the greatest is 1. */
export function aucFloor(all: readonly Metric[]): number {
  const least = Math.min(0.4, ...all.flatMap((d) => d.low ?? d.value ?? []));
  return Math.max(0, Math.floor(10 * least + 1e-9) / 10);
}

/** Options of AucStrip. */
export interface AucStripOptions {
  /** the least area on the scale */
  floor: number;
  /** whether it is the one that the page is about */
  lead: boolean;
  label: string;
  document?: Document;
}

/** An area under the ROC curve with its interval; the strong line is chance. */
export function AucStrip({value, low, high}: Metric, options: AucStripOptions): SVGSVGElement {
  const {floor, lead, label, document} = options;
  const {s} = dom(document);
  const at = placeOn(floor);
  const ink = lead ? "var(--qd-accent)" : "var(--qd-context)";
  const mark = value !== null && s("svg", {x: at(value), y: 12, width: 1, height: 1, overflow: "visible"});
  if (mark) mark.append(s("circle", {r: 4.2, fill: ink}));
  return s(
    "svg",
    {class: "qd-strip qd-auc", width: "100%", height: 24, role: "img", "aria-label": label},
    tenths(floor).map((d) =>
      s("line", {class: d === 0.5 ? "qd-axisline" : "qd-gridline", x1: at(d), x2: at(d), y1: -5, y2: 29})
    ),
    low != null &&
      high != null &&
      s("line", {x1: at(low), x2: at(high), y1: 12, y2: 12, stroke: ink, "stroke-width": lead ? 2.4 : 1.6}),
    mark
  );
}

/** The scale under the strips. */
export function AucAxis(floor: number, {document}: {document?: Document} = {}): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(floor);
  return s(
    "svg",
    {class: "qd-strip qd-auc", width: "100%", height: 16, "aria-hidden": "true"},
    tenths(floor)
      .filter((d) => Math.round(10 * d) % 2 === 1)
      .map((d) =>
        s("text", {x: at(d), y: 12, "text-anchor": "middle"}, d === 0.5 ? "0.5 chance" : d.toFixed(1))
      )
  );
}

function tenths(floor: number): number[] {
  const from = Math.round(10 * floor);
  return Array.from({length: 11 - from}, (_, i) => (from + i) / 10);
}

/** A margin of 4 % keeps marks and tick labels at the ends inside. */
function placeOn(floor: number): (value: number) => string {
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - floor) / (1 - floor)));
    return `${Math.round(10 * (4 + 92 * share)) / 10}%`;
  };
}
