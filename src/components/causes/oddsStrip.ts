import type {MantelHaenszel} from "../../metrics/stats/mantelHaenszel.js";
import type {StripScale} from "../axisStrip.js";
import {AxisStrip, StripAxis} from "../axisStrip.js";
import {dom} from "../dom.js";

/** A log scale that holds every interval, in powers of two: at least from a quarter to eight, at most from 1/64 to 64. */
export function oddsStripScale(all: readonly Pick<MantelHaenszel, "low" | "high">[]): StripScale {
  const lows = all.flatMap((d) => (d.low === null ? [] : [Math.floor(Math.log2(d.low))]));
  const highs = all.flatMap((d) => (d.high === null ? [] : [Math.ceil(Math.log2(d.high))]));
  const from = Math.max(-6, Math.min(-2, ...lows));
  const to = Math.min(6, Math.max(3, ...highs));
  return {
    ticks: Array.from({length: to - from + 1}, (_, i) => 2 ** (from + i)),
    strong: 1,
    share: (value) => (Math.log2(value) - from) / (to - from)
  };
}

/** An odds ratio with its interval on a log scale: a filled square where it is reliable, a ring where it is not. */
export function OddsStrip(
  {low, high, odds_ratio, bound}: Pick<MantelHaenszel, "low" | "high" | "odds_ratio" | "bound">,
  {reliable, ...options}: {scale: StripScale; reliable: boolean; label: string; document?: Document}
): SVGSVGElement {
  const {s} = dom(options.document);
  const ink = reliable ? "var(--qd-accent)" : "var(--qd-context)";
  const mark = reliable
    ? s("rect", {x: -4.5, y: -4.5, width: 9, height: 9, fill: ink})
    : s("circle", {r: 3.8, fill: "var(--qd-surface)", stroke: ink, "stroke-width": 1.6});
  const known = odds_ratio !== null && low !== null && high !== null;
  const ends = known
    ? ([low, high] as const)
    : odds_ratio === null && bound
      ? boundEnds(bound, options.scale)
      : null;
  return AxisStrip({ends, value: odds_ratio, mark}, {...options, ink, strong: reliable});
}

/** The scale under the strips. */
export function OddsStripAxis(scale: StripScale, {document}: {document?: Document} = {}): SVGSVGElement {
  const every = scale.ticks.length > 8 ? 2 : 1;
  const words = (d: number) => (Math.log2(d) % every !== 0 ? null : d < 1 ? `1/${1 / d}` : String(d));
  return StripAxis(scale, {words, document});
}

function boundEnds(
  {side, value}: NonNullable<MantelHaenszel["bound"]>,
  {ticks}: StripScale
): readonly [number, number] {
  return side === "at least" ? [value, ticks.at(-1)!] : [ticks[0]!, value];
}
