import {scaleLinear} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../../lib/format.js";
import type {Metric} from "../../metrics/metric.js";
import {periodGround, periodTexts} from "../periodAxis.js";
import type {PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";
import {customMark, plotOptions, plotSvg, SIZES} from "../plotStyle.js";

/** NPS of one quarter. */
export interface NpsPoint {
  period: string;
  nps: Metric;
}

/** NPS by quarter: a dot with its interval each, the line of zero, and n under the axis. */
export function NpsQuarters(
  points: readonly NpsPoint[],
  {label, period, width = 444, document}: PlotOptions & {period: string}
): HTMLElement {
  const format = formatFor();
  const height = 226;
  const known = points.filter((d) => d.nps.value !== null);
  const ends = known.flatMap(({nps}) => [nps.low ?? 0, nps.high ?? 0]);
  const y = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [height - 36, 12]).nice(5);
  const domain = y.domain() as [number, number];
  const margins = {marginLeft: 40, marginRight: 30, marginTop: 12, marginBottom: 36};
  const periods = points.map((d) => d.period);
  const step = (width - 70) / Math.max(1, periods.length - 1 + 0.36);
  const shown = {x: "period", y1: (d: NpsPoint) => d.nps.low ?? NaN, y2: (d: NpsPoint) => d.nps.high ?? NaN};
  const value = {x: "period", y: (d: NpsPoint) => d.nps.value ?? NaN};
  const svg = plotSvg({
    ...plotOptions(SIZES.site, document),
    ...margins,
    ...{width, height},
    x: {type: "point", domain: periods, padding: 0.18, axis: null},
    y: {domain, axis: null},
    marks: [
      periodGround({period, periods}),
      Plot.gridY(y.ticks(5), {stroke: "var(--qd-grid)", strokeOpacity: 1}),
      Plot.axisY(y.ticks(5), {
        ...{tickSize: 0, tickPadding: 8, label: null},
        tickFormat: (d: number) => (d === 0 ? "0" : format.signed(d))
      }),
      Plot.ruleY([0], {stroke: "var(--qd-axis)"}),
      Plot.lineY(points, {...value, stroke: "var(--qd-accent)", strokeOpacity: 0.35, strokeWidth: 1.6}),
      Plot.ruleX(known, {...shown, stroke: "var(--qd-accent)", strokeWidth: 1.6}),
      Plot.dot(known, {...value, fill: "var(--qd-accent)", r: 4}),
      periodTexts({period, periods}),
      counts(points, step)
    ]
  });
  const marks = known.map(({period: name, nps}) => ({
    x: 40 + step * (0.18 + periods.indexOf(name)),
    y: y(nps.value ?? 0),
    title: name,
    rows: [
      ["NPS", format.signed(nps.value)],
      ["95% interval", `${format.signed(nps.low)} to ${format.signed(nps.high)}`],
      [
        "Promoters less detractors / users",
        `${format.count(nps.numerator)} / ${format.count(nps.denominator)}`
      ]
    ] as const
  }));
  return PlotFigure(svg, {label, points: marks, nearest: "x", document});
}

/** The answers of each quarter over its name. */
function counts(points: readonly NpsPoint[], step: number): Plot.Markish {
  return customMark(({s, x, frame}) =>
    points.flatMap((d, i) => {
      if ((points.length - 1 - i) % Math.max(1, Math.ceil(40 / step)) !== 0) return [];
      const style = {"text-anchor": "middle", "font-size": SIZES.site.note, fill: "currentColor"};
      return [s("text", {x: x(d.period), y: frame.height - 19, ...style}, `n ${d.nps.n ?? 0}`)];
    })
  );
}
