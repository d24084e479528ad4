import {line, max, min, scaleLinear, type ScaleLinear} from "d3";
import {type Dom, dom} from "../dom.js";
import {periodBand, valueAxis} from "./axes.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {labelRoom, spread} from "./labels.js";
import {chart, type Plane, px} from "./plane.js";
import {SERIES} from "./seriesColours.js";
import type {SeriesChartOptions} from "./seriesChart.js";
import {textWidth} from "./textWidth.js";

/** One point of every series. */
export interface LinePoint {
  /** where it lies in time; null where points stand at equal distances */
  day: string | null;
  /** in the order of the series; null where there is none */
  values: readonly (number | null)[];
  /** in the period under review */
  focus: boolean;
}

const SWATCH = 14;
const LABEL = 20;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Whether each point has room for a dot. */
const isFew = (points: readonly LinePoint[]) => points.length <= 16;

interface Space {
  d: Dom;
  plane: Plane;
  x: (i: number) => number;
  y: ScaleLinear<number, number>;
  points: readonly LinePoint[];
  options: SeriesChartOptions;
}

function sheetOf({plane, x, y, points, options}: Space, step: number | undefined): ChartSheet {
  const days = points.map((p) => p.day).filter((d) => d !== null);
  const dated = days.length === points.length;
  return {
    kind: "line",
    categories: dated ? days : points.map((_, i) => options.tick(i, null)),
    ...(dated && points.length > 1 && {days, span: [days[0]!, days.at(-1)!] as const}),
    series: options.series.map(({name}, i) => ({
      name,
      values: points.map((p) => p.values[i] ?? null),
      colour: SERIES[i]!,
      line: {width: i === 0 ? 3 : 2.2},
      ...(isFew(points) && {dot: {radius: 3, last: 5}})
    })),
    plane: {
      ...plane,
      ...(points.length > 1 && {left: x(0), right: x(points.length - 1)}),
      top: y.range()[1]!
    },
    domain: y.domain() as [number, number],
    step
  };
}

function seriesMarks({d, x, y, points, options}: Space): SVGElement[] {
  const few = isFew(points);
  // The first series lies on top.
  return options.series
    .flatMap((_, i) => {
      const draw = line<[number, number | null]>(
        ([at]) => px(x(at)),
        ([, value]) => px(y(value!))
      ).defined(([, value]) => value !== null);
      const values = points.map((p, at): [number, number | null] => [at, p.values[i] ?? null]);
      const last = values.findLastIndex(([, value]) => value !== null);
      const dots = values.flatMap(([at, value]) =>
        value !== null && (few || at === last)
          ? [
              d.s("circle", {
                ...{cx: px(x(at)), cy: px(y(value)), r: at === last ? 5 : 3},
                // Of many points only the last has a dot, which an export draws beside its chart.
                ...{fill: SERIES[i], "data-mark": few}
              })
            ]
          : []
      );
      const path = d.s("path", {
        d: draw(values) ?? "",
        fill: "none",
        stroke: SERIES[i],
        "stroke-width": i === 0 ? 3 : 2.2,
        "data-mark": true
      });
      return [[path, ...dots]];
    })
    .reverse()
    .flat();
}

function endLabels({d, plane, y, points, options}: Space): SVGElement[] {
  const ends = options.series.map((_, i) => points.findLast((p) => p.values[i] != null)?.values[i] ?? 0);
  const places = spread(ends.map(y), LABEL, [plane.top + 12, plane.bottom - 4]);
  const one = options.series.length === 1;
  return options.series.flatMap(({end}, i) => {
    const at = places[i]!;
    const text = d.s(
      "text",
      {x: plane.right + 12 + (one ? 0 : SWATCH), y: px(at + 5), class: i === 0 ? "acc" : "lb"},
      end
    );
    // The line's colour beside its name, whose letters stay dark enough to read.
    const swatch = d.s("rect", {
      x: plane.right + 12,
      y: px(at - 2),
      width: SWATCH - 5,
      height: 4,
      fill: SERIES[i]
    });
    return one ? [text] : [swatch, text];
  });
}

function ticksBelow({d, plane, x, points, options}: Space): (SVGElement | false)[] {
  const widest = max(points, (_, i) => textWidth(options.tick(i, null), {size: 13})) ?? 0;
  const step = points.length > 1 ? (x(points.length - 1) - x(0)) / (points.length - 1) : widest;
  const every = Math.max(1, Math.ceil((widest + 14) / step));
  return points.map((_, i) => {
    if ((points.length - 1 - i) % every !== 0) return false;
    const before = i - every >= 0 ? i - every : null;
    return d.s(
      "text",
      {x: px(x(i)), y: plane.bottom + 26, class: "ax", "text-anchor": "middle"},
      options.tick(i, before)
    );
  });
}

function band({d, plane, x, points, options}: Space): SVGElement[] {
  const [first, last] = [points.findIndex((p) => p.focus), points.findLastIndex((p) => p.focus)];
  if (first <= 0) return [];
  const half = (x(points.length - 1) - x(0)) / (points.length - 1) / 2;
  const to = Math.min(plane.right, x(last) + half);
  return periodBand(d, plane, {from: x(first) - half, to, label: options.period});
}

function spaceOf(points: readonly LinePoint[], options: SeriesChartOptions): Space & {ticks: number[]} {
  const {width = 781, height = 424, document, series, write, whole} = options;
  const all = points.flatMap((p) => p.values).filter((d) => d !== null);
  const domain = [Math.min(0, min(all) ?? 0), Math.max(whole ? 4 : 0, (max(all) ?? 0) * 1.06) || 1];
  const ticks = scaleLinear(domain, [0, 1])
    .ticks(5)
    .filter((d) => !whole || Number.isInteger(d));
  const room =
    labelRoom(
      series.map((d) => d.end),
      40
    ) +
    16 +
    (series.length > 1 ? SWATCH : 0);
  const plane = {
    left: labelRoom(ticks.map(write), 24) + 12,
    right: width - room,
    top: 8,
    bottom: height - 34
  };
  const dated = points.every((p) => p.day !== null);
  const places = dated ? points.map((p) => time(p.day!)) : points.map((_, i) => i);
  const scale = scaleLinear([places[0]!, places.at(-1)!], [plane.left + 14, plane.right - 14]);
  const x = (i: number) => (points.length > 1 ? scale(places[i]!) : (plane.left + plane.right) / 2);
  const y = scaleLinear(domain, [plane.bottom, plane.top + 28]);
  return {d: dom(document), plane, x, y, points, options, ticks};
}

/** One to five lines over time or names, each named at its end; a line breaks where values are missing. */
export function LineChart(points: readonly LinePoint[], options: SeriesChartOptions): SVGSVGElement {
  const {width = 781, height = 424, name, write} = options;
  const space = spaceOf(points, options);
  const {d, plane, y, ticks} = space;
  return chart(
    d,
    {width, height, name, sheet: sheetOf(space, tickStep(ticks))},
    band(space),
    valueAxis(d, plane, {y, ticks, write}),
    seriesMarks(space),
    endLabels(space),
    ticksBelow(space)
  );
}
