import {line, max, scaleLinear, type ScaleLinear} from "d3";
import {type Child, type Dom, dom} from "../dom.js";
import {hatch, periodBand, valueAxis} from "./axes.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {backed, labelRoom, spread} from "./labels.js";
import {chart, type Plane, px} from "./plane.js";
import {textWidth} from "./textWidth.js";

/** One point of the year; **value** is null where data are missing. */
export interface ActivePoint {
  day: string;
  value: number | null;
  seats: number | null;
  missing: boolean;
}

/** Words and numbers of the chart, written by the slide. */
export interface ActiveUsersLabels {
  name: string;
  period: string;
  seats: Child;
  unused: Child;
  active: Child;
  before: Child;
  missing: (first: string, last: string) => string;
  /** names a month, with its year where the month before it named another one */
  month: (day: string, before: string | null) => string;
  count: (value: number) => string;
  /** names of the series: active users and seats */
  series: readonly [string, string];
}

/** How the chart is drawn. */
export interface ActiveUsersOptions {
  document: Document;
  /** In CSS px. Defaults to 781. */
  width?: number;
  /** In CSS px. Defaults to 430. */
  height?: number;
  /** the period under review: the last day before it, and its last day */
  period: readonly [string, string];
  labels: ActiveUsersLabels;
}

const DAY = 86_400_000;
const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

interface Space {
  d: Dom;
  plane: Plane;
  x: ScaleLinear<number, number>;
  y: ScaleLinear<number, number>;
  points: readonly ActivePoint[];
  options: ActiveUsersOptions;
}

/** The rows of the sheet: a day on which the seats change has two, so that a line through them steps. */
function sheetOf({plane, y, points, options}: Space, step: number | undefined): ChartSheet {
  const rows = points.flatMap((p, i) => {
    const before = points[i - 1]?.seats ?? p.seats;
    return p.seats === null || before === p.seats ? [p] : [{...p, seats: before}, p];
  });
  const [users, seats] = options.labels.series;
  const days = rows.map((p) => p.day);
  const known = rows.some((p) => p.seats !== null);
  const users_line = {colour: "var(--qd-accent)", line: {width: 3}};
  const seats_line = {colour: "var(--qd-context)", line: {width: 2}};
  return {
    kind: "line",
    categories: days,
    days,
    span: [options.period[0] < days[0]! ? options.period[0] : days[0]!, days.at(-1)!],
    series: [
      ...(known ? [{name: seats, values: rows.map((p) => p.seats), ...seats_line}] : []),
      {name: users, values: rows.map((p) => (p.missing ? null : p.value)), ...users_line}
    ],
    plane: {...plane, top: plane.top + 26},
    domain: y.domain() as [number, number],
    step
  };
}

function seatSteps({x, y, points}: Space): string {
  let path = "";
  let last: number | null = null;
  for (const {day, seats} of points) {
    if (seats === null) last = null;
    else {
      const [at, to] = [px(x(time(day))), px(y(seats))];
      path += last === null ? `M${at},${to}` : last === seats ? `H${at}` : `H${at}V${to}`;
      last = seats;
    }
  }
  return path;
}

/** Runs of missing points, as the first and the last day without data. */
function gaps(points: readonly ActivePoint[]): {from: number; to: number; first: string; last: string}[] {
  const found: {from: number; to: number; first: string; last: string}[] = [];
  for (const [i, point] of points.entries()) {
    if (!point.missing) continue;
    const open = found.at(-1);
    const to = time(point.day);
    if (open && points[i - 1]?.missing) Object.assign(open, {to, last: point.day});
    else {
      const first = new Date(to - 6 * DAY).toISOString().slice(0, 10);
      found.push({from: to - 7 * DAY, to, first, last: point.day});
    }
  }
  return found;
}

function missingMarks(space: Space): SVGElement[] {
  const {d, plane, x, y, points, options} = space;
  const found = gaps(points);
  const seatsAt = (from: number) => points.findLast((p) => time(p.day) <= from + DAY)?.seats ?? null;
  const low = (day: number) =>
    points.some(
      (p) => Math.abs(time(p.day) - day) < 40 * DAY && p.value !== null && y(p.value) > plane.bottom - 36
    );
  return found.flatMap(({from, to, first, last}, i) => {
    const left = Math.max(plane.left, x(from));
    const seats = seatsAt(from);
    const top = Math.max(plane.top + 30, seats === null ? plane.top + 30 : y(seats) + 10);
    const label = backed(
      d,
      {
        x: Math.max(plane.left + 60, (left + x(to)) / 2),
        y: low((from + to) / 2) ? (plane.top + plane.bottom) / 2 : plane.bottom - 12,
        anchor: "middle",
        name: "an"
      },
      options.labels.missing(first, last)
    );
    const area = d.s("rect", {
      x: px(left),
      y: px(top),
      width: px(x(to) - left),
      height: px(plane.bottom - top),
      fill: "url(#qd-hatch)"
    });
    // Only the longest stretch is named: three labels side by side would overlap.
    const longest = found.every(
      (g, j) => j === i || g.to - g.from < to - from || (g.to - g.from === to - from && j > i)
    );
    return longest ? [area, ...label] : [area];
  });
}

function monthTicks({d, plane, x, points, options}: Space): SVGElement[] {
  const {labels} = options;
  const months = points.map((p) => p.day.slice(0, 7)).filter((m, i, all) => m !== all[i - 1]);
  const widest = max(months, (m) => textWidth(labels.month(`${m}-01`, null), {size: 13})) ?? 0;
  // The first label begins at the axis, the next one stands under its month.
  const step = (plane.right - plane.left) / months.length;
  const every = Math.max(1, Math.round(months.length / 4), Math.ceil((1.5 * widest + 4) / step));
  const starts = months
    .map((m) => `${m}-01`)
    .filter((day, i) => time(day) >= time(points[0]!.day) - 6 * DAY && i % every === 0);
  const y = plane.bottom + 26;
  const ticks = starts.map((day, i) => {
    const at = Math.max(plane.left, x(time(day)));
    const anchor = i === 0 && at < plane.left + 20 ? "start" : "middle";
    return d.s(
      "text",
      {x: px(at), y, class: "ax", "text-anchor": anchor},
      labels.month(day, starts[i - 1] ?? null)
    );
  });
  const [last, end] = [starts.at(-1), points.at(-1)!.day];
  // The year is told at the first tick, and the last month once.
  if (last === undefined || last.slice(0, 7) === end.slice(0, 7) || plane.right - x(time(last)) < 70)
    return ticks;
  return [
    ...ticks,
    d.s("text", {x: plane.right, y, class: "ax", "text-anchor": "end"}, labels.month(end, last))
  ];
}

function endLabels({d, plane, y, points, options}: Space): SVGElement[] {
  const {labels} = options;
  const last = points.at(-1)!;
  if (last.value === null) return [];
  const at = plane.right + 26;
  const text = (child: Child, cls: string, place: number) =>
    d.s("text", {x: at, y: px(place + 5), class: cls}, child);
  if (last.seats === null) return [text(labels.active, "acc", y(last.value))];
  const middle = (y(last.seats) + y(last.value)) / 2;
  const [seats, unused, active] = spread([y(last.seats), middle, y(last.value)], 22, [
    plane.top,
    plane.bottom - 6
  ]);
  const bracket = `M${plane.right + 11} ${px(y(last.seats))}H${plane.right + 16}V${px(y(last.value))}H${plane.right + 11}`;
  const open = last.seats > last.value;
  return [
    ...(open ? [d.s("path", {d: bracket, fill: "none", stroke: "var(--qd-text)", "stroke-width": 1.3})] : []),
    text(labels.seats, "lb", seats!),
    ...(open ? [text(labels.unused, "lbs", unused!)] : []),
    text(labels.active, "acc", active!)
  ];
}

function focusMarks({d, plane, x, y, points, options}: Space): SVGElement[] {
  const [t0] = options.period;
  const last = points.at(-1)!;
  const before = points.find((p) => p.day === t0);
  const marks: SVGElement[] = [];
  if (before?.value != null) {
    const [cx, cy] = [px(x(time(t0))), px(y(before.value))];
    marks.push(
      d.s("circle", {
        cx,
        cy,
        r: 5,
        fill: "var(--qd-surface)",
        stroke: "var(--qd-accent)",
        "stroke-width": 2.2
      })
    );
    // Below the ring, or above it where the line comes up from below.
    const earlier = points.filter((p) => p.day < t0 && time(t0) - time(p.day) <= 35 * DAY);
    const rises = earlier.some((p) => p.value !== null && y(p.value) > cy + 10);
    // Near the base line there is no room below.
    const above = (rises && cy > plane.top + 56) || cy + 24 > plane.bottom - 2;
    const place = {x: cx - 5, y: above ? cy - 14 : cy + 24};
    marks.push(...backed(d, {...place, anchor: "end", name: "acc"}, options.labels.before));
  }
  if (last.value !== null)
    marks.push(
      d.s("circle", {cx: px(x(time(last.day))), cy: px(y(last.value)), r: 5.5, fill: "var(--qd-accent)"})
    );
  return marks;
}

/** Active users against the seats paid for, over a year; the line breaks where data are missing. */
export function ActiveUsersChart(points: readonly ActivePoint[], options: ActiveUsersOptions): SVGSVGElement {
  const {width = 781, height = 430, document, period, labels} = options;
  const d = dom(document);
  const top = max(points, (p) => Math.max(p.value ?? 0, p.seats ?? 0)) ?? 0;
  const domain = [0, Math.max(4, top * 1.1)] as const;
  const ticks = scaleLinear(domain, [0, 1]).ticks(5).filter(Number.isInteger);
  const right = labelRoom([labels.seats, labels.unused, labels.active], 110) + 34;
  const plane = {
    left: labelRoom(ticks.map(labels.count), 32) + 12,
    right: width - right,
    top: 16,
    bottom: height - 34
  };
  // A young account has the whole quarter before it, so that its few weeks do not look like a long time.
  const first = Math.min(time(points[0]!.day), time(period[0]));
  const x = scaleLinear([first, time(points.at(-1)!.day)], [plane.left, plane.right]);
  const y = scaleLinear(domain, [plane.bottom, plane.top + 26]);
  const space = {d, plane, x, y, points, options};
  const sheet = sheetOf(space, tickStep(ticks));
  const draw = line<ActivePoint>(
    (p) => px(x(time(p.day))),
    (p) => px(y(p.value!))
  ).defined((p) => p.value !== null && !p.missing);
  return chart(
    d,
    {width, height, name: labels.name, sheet},
    hatch(d, "qd-hatch"),
    periodBand(d, plane, {from: x(time(period[0])), to: x(time(period[1])), label: labels.period}),
    valueAxis(d, plane, {y, ticks, write: labels.count}),
    d.s("path", {
      d: seatSteps(space),
      fill: "none",
      stroke: "var(--qd-context)",
      "stroke-width": 2,
      "data-mark": true
    }),
    missingMarks(space),
    d.s("path", {
      d: draw(points) ?? "",
      fill: "none",
      stroke: "var(--qd-accent)",
      "stroke-width": 3,
      "data-mark": true
    }),
    focusMarks(space),
    endLabels(space),
    monthTicks(space)
  );
}
