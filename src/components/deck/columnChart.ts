import {max, min, scaleLinear, type ScaleLinear} from "d3";
import {type Dom, dom} from "../dom.js";
import {periodBand, valueAxis} from "./axes.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {labelRoom, spread} from "./labels.js";
import {chart, type Plane, px} from "./plane.js";
import {SERIES} from "./seriesColours.js";
import type {SeriesChartOptions} from "./seriesChart.js";
import {textWidth} from "./textWidth.js";

/** One column. */
export interface ColumnBar {
  /** in the order of the series, stacked; null where there is none */
  values: readonly (number | null)[];
  /** in the period under review */
  focus: boolean;
}

interface Space {
  d: Dom;
  plane: Plane;
  step: number;
  /** thickness of a column */
  thick: number;
  y: ScaleLinear<number, number>;
  bars: readonly ColumnBar[];
  options: SeriesChartOptions;
  /** whether each column has its value above it, and no axis is needed */
  labelled: boolean;
}

/** Where each value of a column begins and ends: those below zero hang from it. */
function stacked({values}: ColumnBar): ([number, number] | null)[] {
  let [above, below] = [0, 0];
  return values.map((value) => {
    if (value === null) return null;
    const from = value < 0 ? below : above;
    if (value < 0) below += value;
    else above += value;
    return [from, from + value];
  });
}

const extremes = (bar: ColumnBar) => stacked(bar).flatMap((d) => d ?? []);

/** One series is told in two tones, several by their colours. */
function colourOf({bars, options}: Space, bar: ColumnBar, i: number): string {
  if (options.series.length > 1) return SERIES[i]!;
  return bar.focus || bars.every((d) => !d.focus) ? SERIES[0] : "var(--qd-context)";
}

function sheetOf(space: Space, step: number | undefined): ChartSheet {
  const {plane, y, bars, thick, options, labelled} = space;
  const {series} = options;
  return {
    kind: series.length > 1 ? "stacked" : "columns",
    categories: bars.map((_, i) => options.tick(i, null)),
    series: series.map(({name}, i) => ({
      name,
      values: bars.map((b) => b.values[i] ?? null),
      colour: SERIES[i]!,
      ...(series.length === 1 && {
        points: Object.fromEntries(bars.map((b, at) => [at, colourOf(space, b, i)]))
      })
    })),
    plane: {...plane, top: y.range()[1]!},
    domain: y.domain() as [number, number],
    ...(!labelled && {step}),
    thick
  };
}

function columns(space: Space): SVGElement[] {
  const {d, plane, step, thick, y, bars, options, labelled} = space;
  return bars.flatMap((bar, at) => {
    const x = plane.left + step * (at + 0.5);
    return stacked(bar).flatMap((ends, i): SVGElement[] => {
      if (!ends) return [];
      const [top, bottom] = [y(Math.max(...ends)), y(Math.min(...ends))];
      const fill = colourOf(space, bar, i);
      const rect = d.s("rect", {
        ...{x: px(x - thick / 2), y: px(top), width: px(thick), height: px(bottom - top)},
        ...{fill, "data-mark": true}
      });
      if (!labelled) return [rect];
      const value = bar.values[i]!;
      const place = {x: px(x), y: px(value < 0 ? bottom + 18 : top - 8), "text-anchor": "middle"};
      return [rect, d.s("text", {...place, class: fill === SERIES[0] ? "acc" : "lb"}, options.write(value))];
    });
  });
}

/** Names of the series, beside the parts of the last column that has any. */
function seriesLabels({d, plane, y, bars, options}: Space): SVGElement[] {
  if (options.series.length < 2) return [];
  const last = stacked(bars.findLast((b) => b.values.some((v) => v)) ?? bars.at(-1)!);
  // A hair apart, so that an empty part keeps its place in the order.
  const middles = options.series.map((_, i) => y(last[i] ? (last[i][0] + last[i][1]) / 2 : 0) - 0.1 * i);
  const places = spread(middles, 20, [plane.top + 30, plane.bottom - 4]);
  return options.series.flatMap(({end}, i) => [
    d.s("rect", {x: plane.right + 10, y: px(places[i]! - 5), width: 10, height: 10, fill: SERIES[i]}),
    d.s("text", {x: plane.right + 26, y: px(places[i]! + 5), class: "lb"}, end)
  ]);
}

function ticksBelow({d, plane, step, bars, options}: Space): (SVGElement | false)[] {
  const widest = max(bars, (_, i) => textWidth(options.tick(i, null), {size: 13})) ?? 0;
  const every = Math.max(1, Math.ceil((widest + 10) / step));
  return bars.map((_, i) => {
    if ((bars.length - 1 - i) % every !== 0) return false;
    const before = i - every >= 0 ? i - every : null;
    const place = {x: px(plane.left + step * (i + 0.5)), y: plane.bottom + 26};
    return d.s("text", {...place, class: "ax", "text-anchor": "middle"}, options.tick(i, before));
  });
}

function spaceOf(bars: readonly ColumnBar[], options: SeriesChartOptions): Space & {ticks: number[]} {
  const {width = 781, height = 424, document, series, write, whole} = options;
  const all = bars.flatMap(extremes);
  const [low, high] = [Math.min(0, min(all) ?? 0), Math.max(0, max(all) ?? 0)];
  const domain = [
    low * 1.06,
    high === 0 && low === 0 ? 1 : Math.max(whole && low === 0 ? 4 : 0, high * 1.06)
  ];
  const ticks = scaleLinear(domain, [0, 1])
    .ticks(5)
    .filter((d) => !whole || Number.isInteger(d));
  const single = series.length === 1;
  const widest = max(all, (d) => textWidth(write(d), {size: 14, weight: 600})) ?? 0;
  const labelled = single && widest + 8 <= width / bars.length;
  const plane = {
    left: labelled ? 0 : labelRoom(ticks.map(write), 24) + 12,
    right:
      width -
      (single
        ? 0
        : labelRoom(
            series.map((d) => d.end),
            40
          ) + 32),
    top: 8,
    bottom: height - 34
  };
  const step = (plane.right - plane.left) / bars.length;
  const thick = Math.min(56, step * 0.66);
  const y = scaleLinear(domain, [plane.bottom - (labelled && low < 0 ? 22 : 0), plane.top + 44]);
  return {d: dom(document), plane, step, thick, y, bars, options, labelled, ticks};
}

/** Columns from zero in an order of time or names, several series stacked; each says its value where there is room. */
export function ColumnChart(bars: readonly ColumnBar[], options: SeriesChartOptions): SVGSVGElement {
  const {width = 781, height = 424, name, write, period} = options;
  const space = spaceOf(bars, options);
  const {d, plane, step, y, ticks, labelled} = space;
  const [first, last] = [bars.findIndex((b) => b.focus), bars.findLastIndex((b) => b.focus)];
  const zero = {x1: plane.left, x2: plane.right, y1: px(y(0)), y2: px(y(0)), class: "axl"};
  const period_at = {from: plane.left + step * first, to: plane.left + step * (last + 1), label: period};
  return chart(
    d,
    {width, height, name, sheet: sheetOf(space, tickStep(ticks))},
    first > 0 && periodBand(d, plane, period_at),
    labelled ? d.s("line", zero) : valueAxis(d, plane, {y, ticks, write}),
    columns(space),
    seriesLabels(space),
    ticksBelow(space)
  );
}
