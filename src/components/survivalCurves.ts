import {scaleLinear} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../lib/format.js";
import type {Curve} from "../lib/lives.js";
import {numbersAtRisk, survivalAt} from "../metrics/survival.js";
import {PlotFigure} from "./plotFigure.js";
import type {ChartSizes} from "./plotStyle.js";
import {customMark, plotOptions, plotSvg, SIZES, spread} from "./plotStyle.js";

/** Options of SurvivalCurves. */
export interface SurvivalCurvesOptions {
  label: string;
  /** The last month drawn. */
  horizon: number;
  width?: number;
  height?: number;
  size?: "site" | "deck";
  document?: Document;
}

// Blue, sea, wine first: the mock-ups' order for three segments; then moss and ochre.
const STROKES = [1, 4, 3, 5, 2].map((d) => `var(--qd-cat-${d})`);

/** Kaplan-Meier curves with step bands, ticks where accounts were last seen, and the numbers at risk below. */
export function SurvivalCurves(curves: readonly Curve[], options: SurvivalCurvesOptions): HTMLElement {
  const {label, horizon, width = 444, size = "site", document} = options;
  const sizes = SIZES[size];
  const table = 30 + curves.length * (sizes.axis + 7);
  const height = (options.height ?? 322) + table;
  const bottom = lowest(curves, horizon);
  const room = Math.max(64, ...curves.map((d) => d.name.length * sizes.label * 0.58 + 20), 88);
  const margins = {
    marginTop: 10,
    marginLeft: 40,
    marginRight: Math.min(room, width * 0.36),
    marginBottom: table + 24
  };
  const y = scaleLinear([bottom, 1], [height - margins.marginBottom, margins.marginTop]);
  const x = scaleLinear([0, horizon], [margins.marginLeft, width - margins.marginRight]);
  const format = formatFor();
  const ticks = scaleLinear([bottom, 1], [0, 1]).ticks(5);
  const months = monthTicks(horizon, x.range()[1]! - x.range()[0]!);
  const svg = plotSvg({
    ...plotOptions(sizes, document),
    ...margins,
    width,
    height,
    x: {domain: [0, horizon], axis: null},
    y: {domain: [bottom, 1], axis: null, clamp: true},
    marks: [
      Plot.gridY(ticks, {stroke: "var(--qd-grid)", strokeOpacity: 1}),
      Plot.axisY(ticks, {
        tickSize: 0,
        tickPadding: 8,
        label: null,
        tickFormat: (d: number) => format.percent(d, 0)
      }),
      Plot.ruleY([bottom], {stroke: "var(--qd-axis)"}),
      ...curves.flatMap((curve, i) => curveMarks(curve, STROKES[i] ?? "var(--qd-context)", horizon)),
      endLabels(curves, {horizon, sizes, y}),
      riskTable(curves, {months, sizes, top: height - table, horizon})
    ]
  });
  const points = curves.flatMap((d) =>
    months.map((month) => {
      const at = survivalAt(d.steps, month);
      return {
        x: x(month),
        y: y(Math.max(bottom, at.survival)),
        title: `${d.name}, month ${month}`,
        rows: [
          ["Still paying", format.percent(at.survival)],
          ["95% interval", format.percentRange(at.low, at.high)],
          ["Under observation", format.count(numbersAtRisk(d.follows, [month])[0])]
        ] as const
      };
    })
  );
  return PlotFigure(svg, {label, points, document});
}

/** The axis starts at a round tenth below all bands, and at zero when losses are large. */
function lowest(curves: readonly Curve[], horizon: number): number {
  const ends = curves.flatMap((d) =>
    d.steps.filter((step) => step.time <= horizon).map((step) => step.low ?? step.survival)
  );
  const least = Math.min(0.9, ...ends);
  return least < 0.15 ? 0 : Math.floor(least * 10) / 10;
}

function monthTicks(horizon: number, width: number): number[] {
  const step = horizon <= 12 ? 3 : width / (horizon / 6) < 40 ? 12 : 6;
  return Array.from({length: Math.floor(horizon / step) + 1}, (_, i) => i * step);
}

interface StepPoint {
  time: number;
  survival: number;
  low: number | null;
  high: number | null;
}

/** The corners of a curve up to the horizon, from the full start. */
function corners({steps}: Curve, horizon: number): StepPoint[] {
  const inside = steps.filter((d) => d.time <= horizon);
  const last = inside.at(-1);
  const points: StepPoint[] = [{time: 0, survival: 1, low: 1, high: 1}, ...inside];
  const observed = Math.min(horizon, steps.at(-1)?.time ?? 0);
  if (last && observed > last.time) points.push({...last, time: observed});
  return points;
}

function curveMarks(curve: Curve, stroke: string, horizon: number): Plot.Markish[] {
  const points = corners(curve, horizon);
  const censored = curve.steps.filter((d) => d.censored > 0 && d.events === 0 && d.time <= horizon);
  return [
    Plot.areaY(points, {
      x: "time",
      y1: (d: StepPoint) => d.low ?? d.survival,
      y2: (d: StepPoint) => d.high ?? d.survival,
      curve: "step-after",
      fill: stroke,
      fillOpacity: 0.11
    }),
    Plot.lineY(points, {
      x: "time",
      y: "survival",
      curve: "step-after",
      stroke,
      strokeWidth: 2,
      strokeLinejoin: "miter"
    }),
    customMark(({s, x, y}) =>
      thinned(censored, (d) => x(d.time)).map((d) =>
        s("line", {
          x1: x(d.time),
          x2: x(d.time),
          y1: y(d.survival) - 4,
          y2: y(d.survival) + 4,
          stroke,
          "stroke-width": 1.2
        })
      )
    )
  ];
}

/** Ticks nearer than six pixels to the one before would only blur the line. */
function thinned<T>(values: readonly T[], place: (value: T) => number): T[] {
  let last = -Infinity;
  return values.filter((d) => {
    if (place(d) - last < 6) return false;
    last = place(d);
    return true;
  });
}

interface Frame {
  horizon: number;
  sizes: ChartSizes;
}

function endLabels(
  curves: readonly Curve[],
  {horizon, sizes, y}: Frame & {y: (value: number) => number}
): Plot.Markish {
  return customMark(({s, frame}) => {
    const format = formatFor();
    const ends = curves.map((d) => survivalAt(d.steps, horizon));
    const from = frame.width - frame.marginRight + 10;
    const places = spread(
      ends.map((d) => y(d.survival)),
      2 * sizes.label + 8,
      [frame.marginTop + 4, frame.height - frame.marginBottom - sizes.label]
    );
    return curves.flatMap(({name}, i) => {
      const {survival, low, high} = ends[i] ?? {survival: 1, low: null, high: null};
      const at = places[i] ?? 0;
      const range =
        low === null ? "" : ` (${format.decimal(100 * low, 0)}\u2013${format.decimal(100 * (high ?? 1), 0)})`;
      return [
        s("rect", {x: from, y: at - 1.5, width: 12, height: 3, fill: STROKES[i] ?? "var(--qd-context)"}),
        s(
          "text",
          {x: from + 17, y: at + 4, "font-size": sizes.label, "font-weight": 600, fill: "var(--qd-text)"},
          clip(name)
        ),
        s(
          "text",
          {x: from + 17, y: at + sizes.axis + 8, "font-size": sizes.axis, fill: "var(--qd-text-2)"},
          `${format.percent(survival, 0)}${range}`
        )
      ];
    });
  });
}

function clip(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}\u2026` : name;
}

function riskTable(
  curves: readonly Curve[],
  {months, sizes, top, horizon}: Frame & {months: readonly number[]; top: number}
): Plot.Markish {
  return customMark(({s, x, frame}) => {
    const row = sizes.axis + 7;
    const end = x(horizon);
    return [
      ...months.map((d) =>
        s("text", {x: x(d), y: top - 6, "text-anchor": "middle", fill: "currentColor"}, d)
      ),
      s("text", {x: end + 14, y: top - 6, fill: "currentColor"}, "months"),
      s("text", {x: frame.marginLeft - 8, y: top + 12, fill: "currentColor"}, "Still paying and observed"),
      ...curves.flatMap((curve, i) => {
        const y = top + 14 + (i + 1) * row;
        return [
          ...numbersAtRisk(curve.follows, months).map((n, k) =>
            s("text", {x: x(months[k]), y, "text-anchor": "middle", fill: "var(--qd-text-2)"}, n)
          ),
          s("rect", {x: end + 18, y: y - 5, width: 8, height: 3, fill: STROKES[i] ?? "var(--qd-context)"}),
          s("text", {x: end + 31, y, fill: "var(--qd-text-2)"}, clip(curve.name))
        ];
      })
    ];
  });
}
