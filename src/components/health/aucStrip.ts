import {aucFloor} from "../../lib/healthWords.js";
import type {Metric} from "../../metrics/metric.js";
import type {StripScale} from "../axisStrip.js";
import {AxisStrip, StripAxis} from "../axisStrip.js";
import {dom} from "../dom.js";

/** A scale in tenths that holds every area and interval, up to 1; chance is its strong line. */
export function aucScale(all: readonly Metric[]): StripScale {
  const floor = aucFloor(all);
  const from = Math.round(10 * floor);
  return {
    ticks: Array.from({length: 11 - from}, (_, i) => (from + i) / 10),
    strong: 0.5,
    share: (value) => (value - floor) / (1 - floor)
  };
}

/** Options of AucStrip. */
export interface AucStripOptions {
  scale: StripScale;
  /** whether it is the one that the page is about */
  lead: boolean;
  label: string;
  document?: Document;
}

/** An area under the ROC curve with its interval. */
export function AucStrip({value, low, high}: Metric, {lead, ...options}: AucStripOptions): SVGSVGElement {
  const {s} = dom(options.document);
  const ink = lead ? "var(--qd-accent)" : "var(--qd-context)";
  const ends = low == null || high == null ? null : ([low, high] as const);
  return AxisStrip({ends, value, mark: s("circle", {r: 4.2, fill: ink})}, {...options, ink, strong: lead});
}

/** The scale under the strips. */
export function AucAxis(scale: StripScale, {document}: {document?: Document} = {}): SVGSVGElement {
  const words = (d: number) =>
    Math.round(10 * d) % 2 === 0 ? null : d === 0.5 ? "0.5 chance" : d.toFixed(1);
  return StripAxis(scale, {words, document});
}
