import {max, min, scaleLinear} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../lib/format.js";
import type {MetricMark} from "./kpiStrip.js";
import {metricAttributes} from "./kpiStrip.js";
import {PlotFigure} from "./plotFigure.js";
import {customMark, plotOptions, plotSvg, SIZES} from "./plotStyle.js";

/** One kind of movement: what it added to MRR (negative: took away) and in how many accounts. */
export interface MovementBar {
  label: string;
  amount: number;
  accounts: number;
  /** By which the amount can be traced. */
  mark?: MetricMark;
}

/** Options of MovementBars. */
export interface MovementBarsOptions {
  label: string;
  currency?: string;
  width?: number;
  size?: "site" | "deck";
  document?: Document;
}

const ROW = 38;

/** MRR gained to the right of zero and lost to the left, a bar a kind, on one axis that starts at zero. */
export function MovementBars(rows: readonly MovementBar[], options: MovementBarsOptions): HTMLElement {
  const {label, currency, width = 344, size = "site", document} = options;
  const sizes = SIZES[size];
  const row = ROW + (size === "deck" ? 4 : 0);
  const format = formatFor({currency});
  const height = rows.length * row + 26;
  const text = (d: MovementBar) => (d.amount === 0 ? "0" : format.signed(d.amount));
  const domain = barDomain(rows);
  const room = Math.max(...rows.map((d) => text(d).length)) * sizes.label * 0.6 + 8;
  const margins = {
    marginTop: 0,
    marginBottom: 26,
    marginLeft: sizes.label * 7.4,
    marginRight: domain[1] > 0 ? room : 8
  };
  if (domain[0] < 0) margins.marginLeft += room * 0.6;
  const x = scaleLinear(domain, [margins.marginLeft, width - margins.marginRight]);
  const svg = plotSvg({
    ...plotOptions(sizes, document),
    ...margins,
    width,
    height,
    x: {domain, axis: null},
    y: {type: "band", domain: rows.map((d) => d.label), padding: 0, axis: null},
    marks: [
      ...axis(domain, {width: x.range()[1]! - x.range()[0]!, format}),
      Plot.barX(rows, {
        x: "amount",
        y: "label",
        insetTop: row * 0.26,
        insetBottom: row * 0.26,
        fill: (d: MovementBar) => (d.amount < 0 ? "var(--qd-cat-6)" : "var(--qd-accent)")
      }),
      names(rows, {row, sizes}),
      amounts(rows, {row, sizes, text})
    ]
  });
  const points = rows.map((d, i) => ({
    x: x(d.amount),
    y: (i + 0.5) * row,
    title: d.label,
    rows: [
      ["MRR", d.amount === 0 ? format.money(0) : `${d.amount > 0 ? "+" : ""}${format.money(d.amount)}`],
      ["Accounts", format.count(d.accounts)]
    ] as const
  }));
  return PlotFigure(svg, {label, points, document});
}

function barDomain(rows: readonly MovementBar[]): [number, number] {
  const low = Math.min(0, min(rows, (d) => d.amount) ?? 0);
  const high = Math.max(0, max(rows, (d) => d.amount) ?? 0);
  return low === 0 && high === 0 ? [0, 1] : [low, high];
}

function axis(
  domain: [number, number],
  {width, format}: {width: number; format: ReturnType<typeof formatFor>}
): Plot.Markish[] {
  const ticks = scaleLinear(domain, [0, width]).ticks(Math.max(2, Math.floor(width / 64)));
  const short = (d: number) => (d === 0 ? "0" : `${d > 0 ? "+" : ""}${tickText(d, format)}`);
  return [
    Plot.gridX(ticks, {stroke: "var(--qd-grid)", strokeOpacity: 1}),
    Plot.axisX(ticks, {tickSize: 0, tickPadding: 8, label: null, tickFormat: short}),
    Plot.ruleX([0], {stroke: "var(--qd-axis)"})
  ];
}

function names(
  rows: readonly MovementBar[],
  {row, sizes}: {row: number; sizes: (typeof SIZES)["site"]}
): Plot.Markish {
  return customMark(({s}) =>
    rows.flatMap(({label, accounts}, i) => [
      s("text", {x: 0, y: i * row + row / 2 - 2, "font-size": sizes.label, fill: "var(--qd-text-2)"}, label),
      s(
        "text",
        {x: 0, y: i * row + row / 2 + sizes.axis, "font-size": sizes.axis, fill: "currentColor"},
        `${accounts} account${accounts === 1 ? "" : "s"}`
      )
    ])
  );
}

function amounts(
  rows: readonly MovementBar[],
  {row, sizes, text}: {row: number; sizes: (typeof SIZES)["site"]; text: (row: MovementBar) => string}
): Plot.Markish {
  return customMark(({s, x}) =>
    rows.map((d, i) =>
      s(
        "text",
        {
          ...(d.mark ? metricAttributes(d.mark) : {}),
          class: "qd-halo",
          x: x(d.amount) + (d.amount < 0 ? -6 : 6),
          y: (i + 0.5) * row + sizes.label / 3,
          "text-anchor": d.amount < 0 ? "end" : "start",
          "font-size": sizes.label,
          "font-weight": 600,
          fill: "var(--qd-text)"
        },
        text(d)
      )
    )
  );
}

/** *10 k*: a tick needs no currency and no digits that are zero. */
function tickText(value: number, format: ReturnType<typeof formatFor>): string {
  const size = Math.abs(value);
  const [scale, unit] = size >= 1e6 ? [1e6, "\u00a0m"] : size >= 1e3 ? [1e3, "\u00a0k"] : [1, ""];
  const scaled = value / scale;
  return `${format.decimal(scaled, Number.isInteger(Math.round(scaled * 1e6) / 1e6) ? 0 : 1)}${unit}`;
}
