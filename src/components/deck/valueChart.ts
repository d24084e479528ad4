import {area, line, max, scaleLinear, scalePoint, type ScaleLinear} from "d3";
import {type Child, type Dom, dom} from "../dom.js";
import {periodBand, valueAxis} from "./axes.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {labelRoom, spread} from "./labels.js";
import {chart, type Plane, px} from "./plane.js";
import {textWidth} from "./textWidth.js";

/** Cumulated value at the end of one month; **realised** is null from the first month that is not measured. */
export interface ValuePoint {
  month: string;
  promised: number;
  realised: number | null;
  focus: boolean;
}

/** Words of the chart, written by the slide. */
export interface ValueLabels {
  name: string;
  period: string;
  promised: readonly Child[];
  realised: readonly Child[];
  gap: Child;
  /** the month of the widest gap and its words, where the gap has narrowed since */
  widest: {month: string; text: Child} | null;
  /** names a month, with its year where the month before it named another one */
  month: (month: string, before: string | null) => string;
  money: (value: number) => string;
  /** names of the series: promised and realised */
  series: readonly [string, string];
}

/** How the chart is drawn. */
export interface ValueChartOptions {
  document: Document;
  /** In CSS px. Defaults to 681. */
  width?: number;
  /** In CSS px. Defaults to 416. */
  height?: number;
  labels: ValueLabels;
}

/** The room that a month with its year takes under the axis. */
const LABEL = 66;

interface Space {
  d: Dom;
  plane: Plane;
  x: (month: string) => number;
  y: ScaleLinear<number, number>;
  points: readonly ValuePoint[];
  labels: ValueLabels;
}

function sheetOf({plane, x, y, points, labels}: Space, step: number | undefined): ChartSheet {
  const [promised, realised] = labels.series;
  // One month stands in the middle of the whole plane.
  const ends = points.length > 1 && {left: x(points[0]!.month), right: x(points.at(-1)!.month)};
  return {
    kind: "line",
    categories: points.map((p) => labels.month(p.month, null)),
    series: [
      {
        name: promised,
        values: points.map((p) => p.promised),
        colour: "var(--qd-context)",
        line: {width: 2.2, dashed: true},
        ...(points.length === 1 && {dot: {radius: 4, last: 4}})
      },
      {
        name: realised,
        values: points.map((p) => p.realised),
        colour: "var(--qd-accent)",
        line: {width: 3.2},
        dot: {radius: 3.2, last: 6}
      }
    ],
    plane: {...plane, ...ends, top: plane.top + 30},
    domain: y.domain() as [number, number],
    step
  };
}

function seriesMarks({d, x, y, points}: Space): SVGElement[] {
  const measured = points.filter((p) => p.realised !== null);
  const between = area<ValuePoint>(
    (p) => px(x(p.month)),
    (p) => px(y(p.realised!)),
    (p) => px(y(p.promised))
  );
  const promised = line<ValuePoint>(
    (p) => px(x(p.month)),
    (p) => px(y(p.promised))
  );
  const realised = line<ValuePoint>(
    (p) => px(x(p.month)),
    (p) => px(y(p.realised!))
  );
  const dot = (month: string, value: number, fill: string, r: number) =>
    d.s("circle", {cx: px(x(month)), cy: px(y(value)), r, fill, "data-mark": true});
  const dots = measured.map((p, i) =>
    dot(p.month, p.realised!, "var(--qd-accent)", i === measured.length - 1 ? 6 : 3.2)
  );
  return [
    d.s("path", {d: between(measured) ?? "", fill: "var(--qd-context-soft)", opacity: 0.75}),
    d.s("path", {
      d: promised(points) ?? "",
      fill: "none",
      stroke: "var(--qd-context)",
      "stroke-width": 2.2,
      "stroke-dasharray": "6 4",
      "data-mark": true
    }),
    d.s("path", {
      d: realised(measured) ?? "",
      fill: "none",
      stroke: "var(--qd-accent)",
      "stroke-width": 3.2,
      "data-mark": true
    }),
    // One month makes no line.
    ...(points.length === 1 ? [dot(points[0]!.month, points[0]!.promised, "var(--qd-context)", 4)] : []),
    ...dots
  ];
}

function gapMarks(space: Space): SVGElement[] {
  const {labels, points} = space;
  const last = points.findLast((p) => p.realised !== null);
  const widest = labels.widest && points.find((p) => p.month === labels.widest!.month);
  // Two labels need room side by side; whether both are shown does not hang on how wide a language makes them.
  const share = last && widest ? (points.indexOf(last) - points.indexOf(widest)) / points.length : 1;
  const apart = share > 1 / 3;
  return [
    ...(last && labels.gap != null ? gapMark(space, last, labels.gap, "lbs") : []),
    ...(widest && apart ? gapMark(space, widest, labels.widest!.text, "lb") : [])
  ];
}

function gapMark({d, plane, x, y}: Space, point: ValuePoint, label: Child, name: string): SVGElement[] {
  if (Math.abs(y(point.promised) - y(point.realised!)) < 18) return [];
  const [at, above, below] = [
    px(x(point.month)),
    Math.min(y(point.promised), y(point.realised!)),
    Math.max(y(point.promised), y(point.realised!))
  ];
  // A label that does not fit beside its line begins at the axis.
  const start = at - 12 - labelRoom([label], 0) < plane.left;
  const place = {
    x: start ? plane.left + 4 : at - 12,
    y: px(Math.max(plane.top + 44, above - 12)),
    "text-anchor": start ? "start" : "end"
  };
  return [
    d.s("line", {
      x1: at,
      x2: at,
      y1: px(above + 4),
      y2: px(below - 9),
      stroke: "var(--qd-text)",
      "stroke-width": 1.3
    }),
    // Beside the line and to its left: the curves come from below, so this side is free above them.
    d.s("text", {...place, class: name}, label)
  ];
}

function endLabels({d, plane, y, points, labels}: Space): SVGElement[] {
  const last = points.at(-1)!;
  const measured = points.findLast((p) => p.realised !== null);
  const at = plane.right + 10;
  const block = (lines: readonly Child[], first: string, place: number) =>
    lines.map((child, i) =>
      d.s("text", {x: at, y: px(place + 18 * i), class: i === 0 ? first : "an"}, child)
    );
  const wanted = [y(last.promised), measured ? y(measured.realised!) : plane.bottom];
  const tall = 18 * Math.max(labels.promised.length, labels.realised.length) + 10;
  const [promised, realised] = spread(wanted, tall, [plane.top + 12, plane.bottom - tall + 24]);
  return [...block(labels.promised, "lbs", promised!), ...block(labels.realised, "acc", realised!)];
}

/** About five values of the axis; fewer where two of them would be written alike. */
function ticksOf(domain: readonly [number, number], write: (value: number) => string): number[] {
  const scale = scaleLinear(domain, [0, 1]);
  const apart = (ticks: readonly number[]) => new Set(ticks.map(write)).size === ticks.length;
  return [5, 4, 3, 2, 1].map((n) => scale.ticks(n)).find(apart) ?? [0];
}

/** Promised against realised value, cumulated by month, from zero; realised ends where it is not measured yet. */
export function ValueChart(points: readonly ValuePoint[], options: ValueChartOptions): SVGSVGElement {
  const {document, width = 681, height = 416, labels} = options;
  const d = dom(document);
  const top = max(points, (p) => Math.max(p.promised, p.realised ?? 0)) ?? 0;
  const domain = [Math.min(0, ...points.map((p) => p.realised ?? 0)), Math.max(1, top * 1.08)] as const;
  const ticks = ticksOf(domain, labels.money);
  const right = labelRoom([...labels.promised, ...labels.realised], 100) + 18;
  const plane = {
    left: labelRoom(ticks.map(labels.money), 40) + 12,
    right: width - right,
    top: 10,
    bottom: height - 34
  };
  const point = scalePoint(
    points.map((p) => p.month),
    [plane.left + 10, plane.right - 14]
  );
  const x = (month: string) => point(month)!;
  const y = scaleLinear(domain, [plane.bottom, plane.top + 30]);
  const space = {d, plane, x, y, points, labels};
  const focus = points.filter((p) => p.focus);
  const half = point.step() / 2;
  const names = points.map((p) => textWidth(labels.month(p.month, null), {size: 13}));
  const every = Math.max(1, Math.ceil(Math.max(LABEL, (max(names) ?? 0) + 8) / point.step()));
  const from = focus.length > 0 ? Math.max(plane.left, x(focus[0]!.month) - half) : 0;
  const to = focus.length > 0 ? Math.min(plane.right, x(focus.at(-1)!.month) + half) : 0;
  return chart(
    d,
    {width, height, name: labels.name, sheet: sheetOf(space, tickStep(ticks))},
    focus.length > 0 && periodBand(d, plane, {from, to, label: labels.period}),
    valueAxis(d, plane, {y, ticks, write: labels.money}),
    seriesMarks(space),
    gapMarks(space),
    endLabels(space),
    points.map(
      (p, i) =>
        (points.length - 1 - i) % every === 0 &&
        d.s(
          "text",
          {x: px(x(p.month)), y: plane.bottom + 26, class: "ax", "text-anchor": "middle"},
          labels.month(p.month, points[i - every]?.month ?? null)
        )
    )
  );
}
