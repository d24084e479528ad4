import {curveStepAfter, line, scaleLinear} from "d3";
import type {AccountWeek} from "../../metrics/accountData.js";
import {addDays} from "../../metrics/days.js";
import {formatFor} from "../../lib/format.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {FigurePoint, PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";
import {spread} from "../plotStyle.js";
import type {TimelineLane} from "./timelineData.js";
import type {TimelineFrame} from "./timelineFrame.js";
import {PERIOD_ROW, PLOT_TOP, timelineFrame} from "./timelineFrame.js";
import {LANE_HEIGHT, drawLanes} from "./timelineLanes.js";

/** What the timeline draws. */
export interface TimelineContent {
  /** In order of time, one after the other. */
  weeks: readonly AccountWeek[];
  lanes: readonly TimelineLane[];
  /** The quarter under review: its name and its two days t0 and t1. */
  period?: {label: string; t0: string; t1: string} | null;
}

/** Active users and seats by week over lanes of events on the same time axis; weeks without data are hatched. */
export function Timeline(content: TimelineContent, {label, width = 640, document}: PlotOptions): HTMLElement {
  const make = dom(document);
  const {s} = make;
  const {weeks, lanes} = content;
  const frame = timelineFrame(weeks, width);
  const height = frame.base + 12 + lanes.length * LANE_HEIGHT + 22;
  const svg = s(
    "svg",
    {class: "qd-timeline", width, height, viewBox: `0 0 ${width} ${height}`},
    period(make, frame, content, height - 22),
    grid(make, frame),
    hatches(make, frame, weeks),
    lines(make, frame, weeks),
    drawLanes(make, frame, lanes),
    months(make, frame, weeks, height - 4)
  );
  return PlotFigure(svg, {label, points: points(frame, weeks, lanes), nearest: "x", document});
}

function grid({s}: Dom, {y, left, right, base, most}: TimelineFrame): SVGElement[] {
  const ticks = scaleLinear([0, most], [0, 1]).nice(5).ticks(5);
  return ticks
    .filter((d) => Number.isInteger(d))
    .flatMap((d) => [
      s("line", {class: d === 0 ? "qd-axisline" : "qd-gridline", x1: left, x2: right, y1: y(d), y2: y(d)}),
      s(
        "text",
        {class: "qd-tick", x: left - 8, y: Math.min(y(d) + 4, base + 4), "text-anchor": "end"},
        formatFor().count(d)
      )
    ]);
}

function period(
  {s}: Dom,
  frame: TimelineFrame,
  {period: quarter, weeks}: TimelineContent,
  bottom: number
): SVGElement[] {
  const [first, last] = [weeks[0]?.week_end, weeks.at(-1)?.week_end];
  if (!quarter || !first || !last || quarter.t1 < first || quarter.t0 > last) return [];
  const from = frame.x(quarter.t0 > first ? quarter.t0 : first);
  const to = frame.x(quarter.t1 < last ? quarter.t1 : last);
  return [
    s("rect", {
      x: from,
      y: PLOT_TOP - PERIOD_ROW - 4,
      width: Math.max(0, to - from),
      height: bottom - PLOT_TOP + PERIOD_ROW,
      fill: "var(--qd-period)"
    }),
    s("text", {class: "qd-note qd-halo", x: from + 6, y: PLOT_TOP - 9}, quarter.label)
  ];
}

/** The stretches of weeks that are missing, as the days they cover. */
function stretches(weeks: readonly AccountWeek[]): {before: string; first_day: string; last_day: string}[] {
  const found: {before: string; first_day: string; last_day: string}[] = [];
  weeks.forEach((week, i) => {
    if (!week.missing) return;
    const before = weeks[i - 1];
    const open = found.at(-1);
    if (before?.missing && open) open.last_day = week.week_end;
    else
      found.push({
        before: before?.week_end ?? week.week_end,
        first_day: monday(week.week_end),
        last_day: week.week_end
      });
  });
  return found;
}

function monday(week_end: string): string {
  return addDays(week_end, -6);
}

function hatches({s}: Dom, frame: TimelineFrame, weeks: readonly AccountWeek[]): SVGElement[] {
  const all = stretches(weeks);
  if (all.length === 0) return [];
  const pattern = s(
    "pattern",
    {id: "qd-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
    s("rect", {width: 5, height: 5, fill: "var(--qd-sunken)"}),
    s("line", {x1: 0, y1: 0, x2: 0, y2: 5, stroke: "var(--qd-border-strong)", "stroke-width": 1.2})
  );
  const format = formatFor();
  let last = -Infinity;
  const marks = all.flatMap(({before, first_day, last_day}) => {
    const [from, to] = [frame.x(before), frame.x(last_day)];
    const middle = Math.min(Math.max((from + to) / 2, frame.left + 55), frame.right - 55);
    const rect = s("rect", {
      x: from,
      y: PLOT_TOP + 12,
      width: to - from,
      height: frame.base - PLOT_TOP - 12,
      fill: "url(#qd-hatch)"
    });
    if (middle - last < 120) return [rect];
    last = middle;
    const range = `${format.dayMonth(first_day)}–${format.dayMonth(last_day)}`.replace(
      /^(\d+) (\w+)–(\d+) \2$/,
      "$1–$3 $2"
    );
    return [
      rect,
      s(
        "text",
        {class: "qd-note qd-halo", x: middle, y: PLOT_TOP + 7, "text-anchor": "middle"},
        `No data ${range}`
      )
    ];
  });
  return [s("defs", null, pattern), ...marks];
}

function lines({s}: Dom, frame: TimelineFrame, weeks: readonly AccountWeek[]): (SVGElement | null)[] {
  const {x, y, right, narrow} = frame;
  const draw = (key: "mau" | "seats") =>
    line<AccountWeek>()
      .defined((d) => d[key] !== null && !(key === "mau" && d.missing))
      .x((d) => x(d.week_end))
      .y((d) => y(d[key] ?? 0));
  const seats = draw("seats").curve(curveStepAfter)(weeks);
  const users = draw("mau")(weeks);
  const last = weeks.at(-1);
  const ends = [
    {value: last?.seats ?? null, words: "seats", fill: "var(--qd-text)"},
    {value: last?.missing ? null : (last?.mau ?? null), words: "active", fill: "var(--qd-accent)"}
  ].filter((d) => d.value !== null);
  const places = spread(
    ends.map((d) => y(d.value ?? 0)),
    15,
    [PLOT_TOP, frame.base]
  );
  return [
    seats ? s("path", {d: seats, fill: "none", stroke: "var(--qd-context)", "stroke-width": 1.6}) : null,
    users
      ? s("path", {
          d: users,
          fill: "none",
          stroke: "var(--qd-accent)",
          "stroke-width": 2.2,
          "stroke-linejoin": "round"
        })
      : null,
    last && !last.missing && last.mau !== null
      ? s("circle", {cx: right, cy: y(last.mau), r: 4, fill: "var(--qd-accent)"})
      : null,
    ...ends.map((d, i) =>
      s(
        "text",
        {class: "qd-end-label", x: right + (narrow ? 7 : 10), y: (places[i] ?? 0) + 4, fill: d.fill},
        narrow ? formatFor().count(d.value) : `${formatFor().count(d.value)} ${d.words}`
      )
    )
  ];
}

/** The months at which a label stands: every third, the year at the first and in January. */
function months(
  {s}: Dom,
  {x, left, right, narrow}: TimelineFrame,
  weeks: readonly AccountWeek[],
  y: number
): SVGElement[] {
  const [first, last] = [weeks[0]?.week_end, weeks.at(-1)?.week_end];
  if (!first || !last) return [];
  const marks: SVGElement[] = [];
  let free = 0;
  const day = new Date(`${first.slice(0, 7)}-01T00:00:00Z`);
  for (let n = 0; day.toISOString().slice(0, 10) <= last; day.setUTCMonth(day.getUTCMonth() + 1), ++n) {
    const date = day.toISOString().slice(0, 10);
    if (n % (weeks.length > 60 ? 6 : 3) !== 0) continue;
    const at = Math.max(left, x(date));
    if (at > right - 20) continue;
    const [short = "", year = ""] = formatFor().month(date).split(" ");
    const text = n === 0 || (day.getUTCMonth() === 0 && !narrow) ? `${short} ${year}` : short;
    const from = n === 0 ? at : at - text.length * 3;
    if (from < free) continue;
    free = from + text.length * 6 + 6;
    marks.push(s("text", {class: "qd-tick", x: at, y, "text-anchor": n === 0 ? "start" : "middle"}, text));
  }
  const text = formatFor().month(last).split(" ")[0];
  if (free < right - 24 && marks.at(-1)?.textContent !== text) {
    marks.push(s("text", {class: "qd-tick", x: right, y, "text-anchor": "end"}, text));
  }
  return marks;
}

function isSunday(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 0;
}

/** What each week tells: its numbers and its events. */
function points(
  frame: TimelineFrame,
  weeks: readonly AccountWeek[],
  lanes: readonly TimelineLane[]
): FigurePoint[] {
  const format = formatFor();
  return weeks.map((week, i) => {
    const before = weeks[i - 1]?.week_end ?? addDays(week.week_end, -7);
    const events = lanes.flatMap((lane) => {
      const labels = lane.events.filter((d) => d.day > before && d.day <= week.week_end).map((d) => d.label);
      if (labels.length === 0) return [];
      return [[lane.name, labels.length === 1 ? (labels[0] ?? "") : String(labels.length)] as const];
    });
    return {
      x: frame.x(week.week_end),
      y: week.mau === null ? frame.base : frame.y(week.mau),
      title: `${isSunday(week.week_end) ? "Week to" : "On"} ${format.day(week.week_end)}`,
      rows: [
        ["Active users", week.missing ? "no data" : format.count(week.mau)],
        ["Seats", format.count(week.seats)],
        ...events
      ]
    };
  });
}
