import {max} from "d3";
import {dom} from "../dom.js";
import type {ChartSheet} from "./chartSheet.js";
import {chart, px} from "./plane.js";

/** One bar; null where the week's data are missing. */
export interface WeekBar {
  /** its last day */
  day: string;
  value: number | null;
  /** in the period under review */
  focus: boolean;
}

const WEEKS = 52;

/** How the bars are drawn. */
export interface WeekBarsOptions {
  document: Document;
  /** In CSS px. Defaults to 1184. */
  width?: number;
  /** In CSS px. Defaults to 168. */
  height?: number;
  /** what the bars show, for readers who do not see them */
  name: string;
  /** name of the series */
  series: string;
}

/** A year of weeks as bars from zero, the period under review in the accent; a missing week is a stub. */
export function WeekBars(
  bars: readonly WeekBar[],
  {document, width = 1184, height = 168, name, series}: WeekBarsOptions
): SVGSVGElement {
  const d = dom(document);
  // A young account has less than a year: its bars keep the width of a year's, at the right.
  const step = width / Math.max(WEEKS, bars.length);
  const start = width - step * bars.length;
  const top = max(bars, (bar) => bar.value ?? 0) ?? 0;
  const marks = bars.map((bar, i) => {
    const tall = bar.value === null ? 3 : top > 0 ? (0.9 * height * bar.value) / top : 0;
    const fill =
      bar.value === null
        ? "var(--qd-border-strong)"
        : bar.focus
          ? "var(--qd-accent)"
          : "var(--qd-context-soft)";
    return d.s("rect", {
      x: px(start + i * step + 2),
      y: px(height - tall),
      width: px(Math.max(1, step - 4)),
      height: px(tall),
      fill,
      "data-mark": bar.value !== null
    });
  });
  const sheet: ChartSheet = {
    kind: "columns",
    categories: bars.map((bar) => bar.day),
    series: [
      {
        name: series,
        values: bars.map((bar) => bar.value),
        colour: "var(--qd-context-soft)",
        points: Object.fromEntries(bars.flatMap((bar, i) => (bar.focus ? [[i, "var(--qd-accent)"]] : [])))
      }
    ],
    plane: {left: start, right: width, top: 0, bottom: height},
    domain: [0, top > 0 ? top / 0.9 : 1],
    thick: Math.max(1, step - 4)
  };
  return chart(d, {width, height, name, sheet}, ...marks);
}
