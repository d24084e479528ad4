import type {MantelHaenszel} from "../../metrics/stats/mantelHaenszel.js";
import {dom} from "../dom.js";

/** A log scale that strips share: powers of two. */
export interface OddsScale {
  /** exponents of 2 */
  from: number;
  to: number;
}

/** The scale that holds every interval, at least from a quarter to eight and at most from 1/64 to 64. */
export function oddsScale(all: readonly Pick<MantelHaenszel, "low" | "high">[]): OddsScale {
  const lows = all.flatMap((d) => (d.low === null ? [] : [Math.floor(Math.log2(d.low))]));
  const highs = all.flatMap((d) => (d.high === null ? [] : [Math.ceil(Math.log2(d.high))]));
  return {from: Math.max(-6, Math.min(-2, ...lows)), to: Math.min(6, Math.max(3, ...highs))};
}

/** An odds ratio with its interval on a log scale: a filled square where it is reliable, a ring where it is not. */
export function OddsStrip(
  {low, high, odds_ratio, bound}: Pick<MantelHaenszel, "low" | "high" | "odds_ratio" | "bound">,
  {
    scale,
    reliable,
    label,
    document
  }: {scale: OddsScale; reliable: boolean; label: string; document?: Document}
): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(scale);
  const ink = reliable ? "var(--qd-accent)" : "var(--qd-context)";
  const ends = odds_ratio !== null ? [low, high] : bound ? boundEnds(bound, scale) : [null, null];
  const svg = s(
    "svg",
    {class: "qd-strip qd-odds", width: "100%", height: 24, role: "img", "aria-label": label},
    exponents(scale).map((d) =>
      s("line", {
        class: d === 0 ? "qd-axisline" : "qd-gridline",
        x1: at(2 ** d),
        x2: at(2 ** d),
        y1: -5,
        y2: 29
      })
    )
  );
  const [from, to] = ends;
  if (from != null && to != null) {
    svg.append(
      s("line", {x1: at(from), x2: at(to), y1: 12, y2: 12, stroke: ink, "stroke-width": reliable ? 2.4 : 1.6})
    );
  }
  if (odds_ratio === null) return svg;
  // An inner svg moves its mark by a share of the width, which a rectangle's own corner could not.
  const mark = s("svg", {x: at(odds_ratio), y: 12, width: 1, height: 1, overflow: "visible"});
  mark.append(
    reliable
      ? s("rect", {x: -4.5, y: -4.5, width: 9, height: 9, fill: ink})
      : s("circle", {r: 3.8, fill: "var(--qd-surface)", stroke: ink, "stroke-width": 1.6})
  );
  svg.append(mark);
  return svg;
}

/** The scale under the strips. */
export function OddsAxis(scale: OddsScale, {document}: {document?: Document} = {}): SVGSVGElement {
  const {s} = dom(document);
  const at = placeOn(scale);
  const every = scale.to - scale.from > 7 ? 2 : 1;
  return s(
    "svg",
    {class: "qd-strip qd-odds", width: "100%", height: 16, "aria-hidden": "true"},
    exponents(scale)
      .filter((d) => d % every === 0)
      .map((d) => s("text", {x: at(2 ** d), y: 12, "text-anchor": "middle"}, d < 0 ? `1/${2 ** -d}` : 2 ** d))
  );
}

/** A margin of 4 % keeps marks and tick labels at the ends inside. */
function placeOn({from, to}: OddsScale): (value: number) => string {
  return (value) => {
    const share = Math.min(1, Math.max(0, (Math.log2(value) - from) / (to - from)));
    return `${Math.round(10 * (4 + 92 * share)) / 10}%`;
  };
}

function exponents({from, to}: OddsScale): number[] {
  return Array.from({length: to - from + 1}, (_, i) => from + i);
}

function boundEnds({side, value}: NonNullable<MantelHaenszel["bound"]>, {from, to}: OddsScale): number[] {
  return side === "at least" ? [value, 2 ** to] : [2 ** from, value];
}
