import type * as Plot from "@observablehq/plot";
import type {ChartSpec} from "../../lib/notebookChart.js";
import {ChartCard} from "../chartCard.js";
import {DataTable} from "../dataTable.js";
import {dom} from "../dom.js";
import {type FigurePoint, PlotFigure} from "../plotFigure.js";
import {plotOptions, plotSvg, SIZES} from "../plotStyle.js";
import {EmptyState} from "../states.js";
import {endLabels} from "./chartLabels.js";
import {chartMarks} from "./chartMarks.js";
import {chartPaint} from "./chartPaint.js";
import {type ChartPoint, chartPoints} from "./chartPoints.js";
import {chartScales, endLabelled} from "./chartScales.js";
import {channelFormat, channelLabel, chartTitle} from "./chartWords.js";

/** Options of NotebookChart. */
export interface NotebookChartOptions {
  /** in CSS px */
  readonly width: number;
  readonly document?: Document;
}

/** Points beyond these are not told one by one. */
const TOLD = 2000;

/** The chart of a chart cell, as a card with its numbers as a table and as files; a fault stands in its place in words. */
export function NotebookChart(
  spec: ChartSpec,
  rows: readonly Readonly<Record<string, unknown>>[],
  {width, document}: NotebookChartOptions
): HTMLElement {
  const found = chartPoints(spec, rows);
  const title = chartTitle(spec);
  const subtitle = subtitleOf(spec);
  if ("fault" in found) {
    const chart = EmptyState(found.fault, {document});
    return ChartCard({title, subtitle, chart, table: () => chart}, {document});
  }
  const {points} = found;
  const {h} = dom(document);
  const paint = chartPaint(spec, points);
  const figure = drawn(spec, points, {width: Math.max(240, width - 32), document, title});
  const legend =
    paint.legend.length > 0 && !endLabelled(spec)
      ? h(
          "ul",
          {class: "qn-legend"},
          paint.legend.map(({name, colour}) =>
            h("li", null, h("i", {style: `background:${colour}`, "aria-hidden": "true"}), name)
          )
        )
      : null;
  const chart = h("div", null, legend, figure);
  return ChartCard({title, subtitle, chart, table: () => tableOf(spec, points, document)}, {document});
}

/** What is measured: its unit, else what is drawn against what. */
function subtitleOf(spec: ChartSpec): string {
  const [x, y] = [spec.x, spec.y].map((d) => (d ? channelLabel(d) : null));
  const axes = spec.mark === "rect" ? `number of rows by ${x}` : [y, x].filter(Boolean).join(" by ");
  // Where there is no title, what is drawn against what is it.
  const text = spec.unit || (spec.title ? axes : "");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function drawn(
  spec: ChartSpec,
  points: readonly ChartPoint[],
  {width, title, document}: {width: number; title: string; document?: Document}
): HTMLElement {
  const paint = chartPaint(spec, points);
  const scales = chartScales(spec, points, width);
  const svg = plotSvg({
    ...plotOptions(SIZES.site, document),
    ...scales,
    width,
    marks: [
      ...scales.ground,
      ...chartMarks(points, {spec, paint: paint.of}),
      ...(endLabelled(spec) ? [endLabels(spec, points, paint.of)] : [])
    ]
  }) as SVGSVGElement & Plot.Plot;
  return PlotFigure(svg, {
    label: title,
    points: points.length > TOLD ? [] : told(spec, points, svg),
    nearest: spec.mark === "line" || spec.mark === "area" ? "x" : "xy",
    document
  });
}

/** What the pointer and the arrow keys read, where Plot has drawn it. */
function told(spec: ChartSpec, points: readonly ChartPoint[], svg: Plot.Plot): FigurePoint[] {
  const [x, y, fx] = (["x", "y", "fx"] as const).map((d) => svg.scale(d));
  const place = (scale: Plot.Scale | undefined, value: unknown, middle = 0) =>
    scale && value !== null ? Number(scale.apply(value)) + (scale.bandwidth ?? 0) / 2 : middle;
  const channels = (["x", "y", "colour", "facet"] as const).flatMap((name) => {
    const channel = spec[name] ?? (spec.mark === "rect" && name === "y" ? COUNTED : null);
    return channel ? [{name, label: channelLabel(channel), write: channelFormat(channel)}] : [];
  });
  const shift = (point: ChartPoint) => (fx && spec.facet ? Number(fx.apply(point.facet)) : 0);
  return points.map((point) => ({
    x: place(x, point.x2 === undefined ? point.x : (Number(point.x) + point.x2) / 2, 20) + shift(point),
    y: place(y, point.y, 20),
    title: channels[0]?.write(point[channels[0].name]) ?? "",
    rows: channels.map((d) => [d.label, d.write(point[d.name])] as const)
  }));
}

const COUNTED = {
  column: null,
  label: null,
  aggregate: "count",
  scale: null,
  zero: null,
  format: null
} as const;

function tableOf(spec: ChartSpec, points: readonly ChartPoint[], document?: Document): HTMLElement {
  const columns = (["facet", "colour", "x", "y"] as const).flatMap((key) => {
    const channel = spec[key] ?? (spec.mark === "rect" && key === "y" ? COUNTED : null);
    if (!channel) return [];
    const write = channelFormat(channel);
    const number = points.some((d) => typeof d[key] === "number");
    return [
      {
        key,
        label: channelLabel(channel),
        align: number ? ("end" as const) : ("start" as const),
        cell: (d: ChartPoint) => write(d[key]),
        csv: (d: ChartPoint) => (d[key] instanceof Date ? d[key].toISOString() : d[key])
      }
    ];
  });
  return DataTable(points, columns, {caption: chartTitle(spec), document});
}
