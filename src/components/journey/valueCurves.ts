import {scaleLinear} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../../lib/format.js";
import type {ValueGroup} from "../../lib/journeyView.js";
import {VALUE_DAYS} from "../../lib/journeyView.js";
import type {ActivationStep} from "../../metrics/activation.js";
import type {PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";
import {customMark, plotOptions, plotSvg, SIZES, spread} from "../plotStyle.js";

// Blue, sea, wine first, as in the survival curves of the same groups.
const STROKES = [1, 4, 3, 5, 2].map((d) => `var(--qd-cat-${d})`);
const HORIZON = VALUE_DAYS.at(-1)!;
const sizes = SIZES.site;
const format = formatFor();

type Point = Pick<ActivationStep, "days" | "share" | "low" | "high">;

/** The share that reached first value by each day, a rising step a group, with its band. */
export function ValueCurves(
  groups: readonly ValueGroup[],
  {label, width = 444, document}: PlotOptions
): HTMLElement {
  const height = 300;
  const room = Math.min(width * 0.36, Math.max(96, ...groups.map((d) => d.name.length * 7 + 20)));
  const margins = {marginTop: 10, marginLeft: 40, marginRight: room, marginBottom: 36};
  const x = scaleLinear([0, HORIZON], [margins.marginLeft, width - room]);
  const y = scaleLinear([0, 1], [height - margins.marginBottom, margins.marginTop]);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const svg = plotSvg({
    ...plotOptions(sizes, document),
    ...margins,
    width,
    height,
    x: {domain: [0, HORIZON], axis: null},
    y: {domain: [0, 1], axis: null},
    marks: [
      Plot.gridY(ticks, {stroke: "var(--qd-grid)", strokeOpacity: 1}),
      Plot.axisY(ticks, {
        ...{tickSize: 0, tickPadding: 8, label: null},
        tickFormat: (d: number) => format.percent(d, 0)
      }),
      Plot.ruleY([0], {stroke: "var(--qd-axis)"}),
      Plot.axisX([0, ...VALUE_DAYS], {
        ...{tickSize: 0, tickPadding: 6, labelAnchor: "center", labelArrow: false},
        label: "Days since the first paid day"
      }),
      ...groups.flatMap((d, i) => curve(corners(d), STROKES[i] ?? "var(--qd-context)")),
      endLabels(groups, y)
    ]
  });
  const points = groups.flatMap((d) =>
    d.by_day.map((metric, k) => ({
      x: x(VALUE_DAYS[k]!),
      y: y(metric.value ?? 0),
      title: `${d.name}, day ${VALUE_DAYS[k]}`,
      rows: [
        [
          "Reached first value",
          metric.value === null ? (metric.reason ?? "n/a") : format.percent(metric.value)
        ],
        ["95% interval", format.percentRange(metric.low, metric.high)],
        ["Accounts", format.count(d.follows.length)]
      ] as const
    }))
  );
  return PlotFigure(svg, {label, points, document});
}

/** From the start to the horizon, or to the last day that anybody was followed. */
function corners({steps, follows}: ValueGroup): Point[] {
  const inside = steps.filter((d) => d.days <= HORIZON);
  const start: Point = {days: 0, share: 0, low: 0, high: 0};
  const points: Point[] = [start, ...inside];
  const end = Math.min(
    HORIZON,
    follows.reduce((most, d) => Math.max(most, d.followed), 0)
  );
  const last = points.at(-1)!;
  if (end > last.days) points.push({...last, days: end});
  return points;
}

function curve(points: readonly Point[], stroke: string): Plot.Markish[] {
  return [
    Plot.areaY(points, {
      x: "days",
      y1: (d: Point) => d.low ?? d.share,
      y2: (d: Point) => d.high ?? d.share,
      ...{curve: "step-after", fill: stroke, fillOpacity: 0.11}
    }),
    Plot.lineY(points, {
      ...{x: "days", y: "share", curve: "step-after", stroke, strokeWidth: 2, strokeLinejoin: "miter"}
    })
  ];
}

function endLabels(groups: readonly ValueGroup[], y: (value: number) => number): Plot.Markish {
  return customMark(({s, frame}) => {
    const ends = groups.map((d) => corners(d).at(-1)!);
    const from = frame.width - frame.marginRight + 8;
    const bounds = [frame.marginTop + 4, frame.height - frame.marginBottom - 14] as const;
    const places = spread(
      ends.map((d) => y(d.share)),
      2 * sizes.label + 6,
      bounds
    );
    return groups.flatMap(({name}, i) => {
      const {share, low, high} = ends[i]!;
      const range =
        low == null || high == null
          ? ""
          : ` (${format.decimal(100 * low, 0)}\u2013${format.decimal(100 * high, 0)})`;
      const at = places[i]!;
      return [
        s("rect", {x: from, y: at - 1.5, width: 10, height: 3, fill: STROKES[i] ?? "var(--qd-context)"}),
        s(
          "text",
          {x: from + 15, y: at + 4, "font-size": sizes.label, "font-weight": 600, fill: "var(--qd-text)"},
          name.length > 16 ? `${name.slice(0, 15)}\u2026` : name
        ),
        s(
          "text",
          {x: from + 15, y: at + 17, "font-size": sizes.axis, fill: "var(--qd-text-2)"},
          `${format.percent(share, 0)}${range}`
        )
      ];
    });
  });
}
