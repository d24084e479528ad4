import {max, min, scaleLinear} from "d3";
import {dom} from "../dom.js";
import type {ChartSheet} from "./chartSheet.js";
import {labelRoom} from "./labels.js";
import {chart, px} from "./plane.js";

/** One bar; null where there is no value. */
export interface RankBar {
  name: string;
  value: number | null;
}

/** How the bars are drawn. */
export interface RankBarsOptions {
  document: Document;
  /** In CSS px. Defaults to 781. */
  width?: number;
  /** In CSS px; fewer bars take less. Defaults to 424. */
  height?: number;
  /** what the chart shows, for readers who do not see it */
  name: string;
  /** name of the series */
  series: string;
  write: (value: number | null) => string;
}

/** The tallest slot of a bar, so that two bars do not look like walls. */
const SLOT = 52;

/** Bars from zero one below the other, each with its name before it and its value behind it. */
export function RankBars(
  bars: readonly RankBar[],
  {document, width = 781, height = 424, name, series, write}: RankBarsOptions
): SVGSVGElement {
  const d = dom(document);
  const step = Math.min(SLOT, height / bars.length);
  const thick = Math.min(24, step * 0.56);
  const names =
    labelRoom(
      bars.map((bar) => bar.name),
      60
    ) + 16;
  const values =
    labelRoom(
      bars.map((bar) => write(bar.value)),
      24
    ) + 14;
  const low = Math.min(0, min(bars, (bar) => bar.value) ?? 0);
  const domain = [low, Math.max(0, max(bars, (bar) => bar.value) ?? 0) || (low < 0 ? 0 : 1)] as const;
  const plane = {
    left: names + (low < 0 ? values : 0),
    right: width - values,
    top: 0,
    bottom: px(step * bars.length)
  };
  const x = scaleLinear(domain, [plane.left, plane.right]);
  const sheet: ChartSheet = {
    kind: "bars",
    categories: bars.map((bar) => bar.name),
    series: [{name: series, values: bars.map((bar) => bar.value), colour: "var(--qd-accent)"}],
    plane,
    domain,
    thick
  };
  const marks = bars.flatMap((bar, i) => {
    const at = step * (i + 0.5);
    const value = bar.value ?? 0;
    const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))];
    const behind = value < 0 ? {x: px(from - 8), "text-anchor": "end"} : {x: px(to + 8)};
    return [
      d.s("text", {x: 0, y: px(at + 5), class: "lb"}, bar.name),
      d.s("rect", {
        ...{x: px(from), y: px(at - thick / 2), width: px(to - from), height: px(thick)},
        ...{fill: "var(--qd-accent)", "data-mark": true}
      }),
      d.s("text", {...behind, y: px(at + 5), class: "acc"}, write(bar.value))
    ];
  });
  const zero = {x1: px(x(0)), x2: px(x(0)), y1: 0, y2: plane.bottom, class: "axl"};
  return chart(d, {width, height: Math.ceil(plane.bottom), name, sheet}, ...marks, d.s("line", zero));
}
