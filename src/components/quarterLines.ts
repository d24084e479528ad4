import {max, min, scaleLinear, ticks} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../lib/format.js";
import {periodGround, periodTexts} from "./periodAxis.js";
import {periodCounts} from "./periodCounts.js";
import {PlotFigure} from "./plotFigure.js";
import {customMark, plotOptions, plotSvg, SIZES, spread} from "./plotStyle.js";

/** A rate at one period, with its interval where there is one. */
export interface PeriodRate {
  period: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  numerator?: number | null;
  denominator?: number | null;
}

/** A line of rates. */
export interface PeriodSeries {
  name: string;
  rates: readonly PeriodRate[];
  /** A CSS colour. */
  stroke: string;
  /** Draws the interval as a band. */
  band?: boolean;
  /** The subject of the chart: a stronger line. */
  focus?: boolean;
}

/** Options of QuarterLines. */
export interface QuarterLinesOptions {
  label: string;
  /** The periods in order, all of them drawn. */
  periods: readonly string[];
  /** The period under review, which gets a ground over the full height. */
  period?: string;
  /** A target as a fraction. */
  target?: number | null;
  width?: number;
  height?: number;
  size?: "site" | "deck";
  /** What the numerator and denominator are, for the tip. */
  parts?: string;
  /** Prints numerator / denominator of the first line over each period. */
  counts?: boolean;
  document?: Document;
}

/** Lines of rates by quarter: labels at their ends, a band for the interval, the line of 100 %. */
export function QuarterLines(series: readonly PeriodSeries[], options: QuarterLinesOptions): HTMLElement {
  const {periods, label, width = 444, height = 226, size = "site", document} = options;
  const sizes = SIZES[size];
  const all = series.flatMap((d) => (d.band ? d.rates : d.rates.map(({period, value}) => ({period, value}))));
  const domain = rateDomain(all, options.target);
  const letters = Math.floor((0.34 * width) / (sizes.label * 0.56));
  const endLabels = series.map((d) => endLabel(d, letters));
  const margins = {
    marginLeft: 40,
    marginRight:
      16 +
      (series.length > 2 ? 14 : 0) +
      Math.max(...endLabels.flat().map((d) => d.length), 4) * sizes.label * 0.56,
    marginTop: 10,
    marginBottom: options.counts ? 36 : 22
  };
  const y = scaleLinear(domain, [height - margins.marginBottom, margins.marginTop]);
  const svg = plotSvg({
    ...plotOptions(sizes, document),
    ...margins,
    width,
    height,
    x: {type: "point", domain: [...periods], padding: 0.18, axis: null},
    y: {domain, axis: null},
    marks: marks(series, options, {domain, y, endLabels})
  });
  const x = scaleX(periods, width, margins);
  const format = formatFor();
  const points = periods.flatMap((period) =>
    series.flatMap((d) => {
      const rate = d.rates.find((r) => r.period === period);
      if (!rate || rate.value === null) return [];
      return [
        {
          x: x(period),
          y: y(rate.value),
          title: `${d.name}, ${period}`,
          rows: tipRows(rate, format, options.parts)
        }
      ];
    })
  );
  return PlotFigure(svg, {label, points, document});
}

function scaleX(
  periods: readonly string[],
  width: number,
  {marginLeft, marginRight}: {marginLeft: number; marginRight: number}
) {
  const step = (width - marginLeft - marginRight) / Math.max(1, periods.length - 1 + 0.36);
  return (period: string) => marginLeft + step * (0.18 + periods.indexOf(period));
}

/** Name and last value, of so many letters a line: on two lines where one is too short, a longer name cut. */
function endLabel({name, rates}: PeriodSeries, letters: number): string[] {
  const last = rates.findLast((d) => d.value !== null);
  const value = last ? formatFor().percent(last.value) : "";
  if (name.length + 1 + value.length <= letters) return [`${name} ${value}`.trimEnd()];
  return [name.length > letters ? `${name.slice(0, Math.max(3, letters) - 1)}\u2026` : name, value];
}

/** The rates and their intervals with a little room; 100 % is kept in sight when it is near. */
function rateDomain(rates: readonly PeriodRate[], target?: number | null): [number, number] {
  const values = rates.flatMap((d) => [d.value, d.low ?? null, d.high ?? null]).filter((d) => d !== null);
  if (target !== null && target !== undefined) values.push(target);
  const low = min(values) ?? 0;
  const high = max(values) ?? 1;
  const room = Math.max((high - low) * 0.06, 0.005);
  const [from = low, to = high] = scaleLinear([Math.max(0, low - room), high + room], [0, 1])
    .nice(5)
    .domain();
  return [from, high <= 1 && to > 1 ? 1 : to];
}

interface Drawing {
  domain: [number, number];
  y: (value: number) => number;
  endLabels: readonly string[][];
}

function marks(
  series: readonly PeriodSeries[],
  options: QuarterLinesOptions,
  drawing: Drawing
): Plot.Markish[] {
  const {target} = options;
  const values = ticks(...drawing.domain, 5);
  return [
    periodGround(options),
    Plot.gridY(values, {stroke: "var(--qd-grid)", strokeOpacity: 1}),
    Plot.axisY(values, {
      tickSize: 0,
      tickPadding: 8,
      label: null,
      tickFormat: (d: number) => formatFor().percent(d, tickDigits(values))
    }),
    drawing.domain[1] > 1 ? Plot.ruleY([1], {stroke: "var(--qd-axis)", strokeDasharray: "2 2"}) : null,
    target
      ? Plot.ruleY([target], {stroke: "var(--qd-text)", strokeWidth: 1.5, strokeDasharray: "4 3"})
      : null,
    ...series.filter((d) => d.band).map((d) => band(d)),
    ...series.flatMap((d) => line(d)),
    endTexts(series, options, drawing),
    periodTexts(options),
    options.counts ? periodCounts(options, partsOf(series[0])) : null
  ];
}

function partsOf(series: PeriodSeries | undefined): Map<string, string> {
  const format = formatFor();
  const known = (series?.rates ?? []).filter((d) => d.numerator != null && d.denominator != null);
  return new Map(known.map((d) => [d.period, `${format.count(d.numerator)}/${format.count(d.denominator)}`]));
}

function tickDigits(values: readonly number[]): number {
  return values.every((d) => Number.isInteger(Math.round(d * 1e6) / 1e4)) ? 0 : 1;
}

function band({rates, stroke, focus}: PeriodSeries): Plot.Markish {
  return Plot.areaY(rates, {
    x: "period",
    y1: (d: PeriodRate) => d.low ?? NaN,
    y2: (d: PeriodRate) => d.high ?? NaN,
    fill: focus ? "var(--qd-band)" : stroke,
    fillOpacity: focus ? 0.6 : 0.11
  });
}

function line({rates, stroke, focus}: PeriodSeries): Plot.Markish[] {
  const y = (d: PeriodRate) => d.value ?? NaN;
  const last = rates.findLast((d) => d.value !== null);
  return [
    Plot.lineY(rates, {x: "period", y, stroke, strokeWidth: focus ? 2.4 : 1.8, strokeLinejoin: "round"}),
    Plot.dot(rates, {
      x: "period",
      y,
      fill: stroke,
      r: (d: PeriodRate) => (focus && d === last ? 4 : focus ? 2.4 : 2.2)
    })
  ];
}

function endTexts(
  series: readonly PeriodSeries[],
  {size = "site"}: QuarterLinesOptions,
  {y, domain, endLabels}: Drawing
): Plot.Markish {
  return customMark(({s, x}) => {
    const {label} = SIZES[size];
    const last = series.map((d) => d.rates.findLast((r) => r.value !== null));
    const shown = last.flatMap((rate, i) => (rate ? [{rate, i}] : []));
    const bounds: [number, number] = [y(domain[1]) + 4, y(domain[0])];
    const places = spread(
      shown.map(({rate}) => y(rate.value ?? 0)),
      Math.max(...endLabels.map((d) => d.length)) * (label + 2) + 1,
      bounds
    );
    const swatch = series.length > 2 ? 14 : 0;
    return shown.flatMap(({rate, i}, k) => {
      const [from, at] = [x(rate.period) + 13, places[k] ?? 0];
      const fill = series[i]?.focus ? "var(--qd-accent)" : "var(--qd-text)";
      const lines = endLabels[i] ?? [];
      const texts = lines.map((line, row) => {
        const lift = (row - (lines.length - 1) / 2) * (label + 2);
        const style = {"font-size": label, "font-weight": 600, fill};
        return s("text", {class: "qd-halo", x: from + swatch, y: at + lift + label / 3, ...style}, line);
      });
      const mark = s("rect", {x: from, y: at - 1.5, width: 10, height: 3, fill: series[i]?.stroke});
      return swatch ? [mark, ...texts] : texts;
    });
  });
}

function tipRows(rate: PeriodRate, format: ReturnType<typeof formatFor>, parts = ""): [string, string][] {
  const rows: [string, string][] = [["Rate", format.percent(rate.value)]];
  if (rate.low != null && rate.high != null)
    rows.push(["95% interval", format.percentRange(rate.low, rate.high)]);
  if (rate.numerator != null && rate.denominator != null) {
    rows.push([parts || "Of", `${format.count(rate.numerator)} / ${format.count(rate.denominator)}`]);
  }
  return rows;
}
