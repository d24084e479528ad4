import {max, scaleBand, scaleLinear} from "d3";
import {formatFor} from "../../lib/format.js";
import type {Child, Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";

const ROW = 40;
const MARGIN = {top: 6, right: 14, bottom: 22, left: 62};

/** A quarter's ARR up for renewal, what was forecast of it, and, where it is over, what renewed. */
export interface ForecastStrip {
  quarter: string;
  due: number;
  due_arr: number | null;
  arr: {mean: number; low: number; high: number} | null;
  renewed_arr: number | null;
}

/** A row a quarter: what is due as a pale bar, the forecast as a dot in its 95% interval, what happened as a strong line. */
export function ForecastStrips(
  rows: readonly ForecastStrip[],
  {currency, label, width = 560, document}: PlotOptions & {currency: string}
): HTMLElement {
  const make = dom(document);
  const {s} = make;
  const height = MARGIN.top + rows.length * ROW + MARGIN.bottom;
  const most = max(rows, (d) => Math.max(d.due_arr ?? 0, d.arr?.high ?? 0, d.renewed_arr ?? 0)) ?? 0;
  const x = scaleLinear([0, most || 1], [MARGIN.left, width - MARGIN.right]);
  const y = scaleBand(
    rows.map((d) => d.quarter),
    [MARGIN.top, height - MARGIN.bottom]
  );
  const format = formatFor({currency});
  const small = {"font-size": 11, fill: "var(--qd-text-3)"};
  const svg = s(
    "svg",
    {class: "qd-chart-svg", width, height, viewBox: `0 0 ${width} ${height}`},
    x
      .ticks(Math.max(2, Math.floor(width / 120)))
      .map((d) => [
        s("line", {class: "qd-gridline", x1: x(d), x2: x(d), y1: MARGIN.top, y2: height - MARGIN.bottom}),
        s("text", {x: x(d), y: height - 6, "text-anchor": "middle", ...small}, format.moneyShort(d))
      ]),
    rows.map((d) => strip(make, d, {x, middle: (y(d.quarter) ?? 0) + ROW / 2, small}))
  );
  const money = (value: number | null) => (value === null ? "n/a" : format.money(value));
  const points = rows.map((d) => ({
    x: x(d.renewed_arr ?? d.arr?.mean ?? 0),
    y: (y(d.quarter) ?? 0) + ROW / 2,
    title: d.quarter,
    rows: [
      ...(d.due_arr === null ? [] : [["Due", money(d.due_arr)] as const]),
      ["Expected", money(d.arr?.mean ?? null)] as const,
      ["95% interval", d.arr ? `${money(d.arr.low)}\u2013${money(d.arr.high)}` : "n/a"] as const,
      ...(d.renewed_arr === null ? [] : [["Renewed", money(d.renewed_arr)] as const])
    ]
  }));
  return PlotFigure(svg, {label, points, document});
}

interface Place {
  x: (value: number) => number;
  middle: number;
  small: Record<string, string | number>;
}

function strip(
  {s}: Dom,
  {quarter, due, due_arr, arr, renewed_arr}: ForecastStrip,
  {x, middle, small}: Place
): Child {
  return [
    s("text", {x: 0, y: middle - 1, "font-size": 12, fill: "var(--qd-text-2)"}, quarter),
    s("text", {x: 0, y: middle + 12, ...small, "font-size": 10}, `${due} due`),
    due_arr !== null &&
      s("rect", {
        x: x(0),
        y: middle - 9,
        width: x(due_arr) - x(0),
        height: 18,
        fill: "var(--qd-context-soft)"
      }),
    arr && [
      s("rect", {
        ...{x: x(arr.low), y: middle - 4, height: 8, rx: 4, fill: "var(--qd-accent-mid)"},
        width: Math.max(2, x(arr.high) - x(arr.low))
      }),
      s("circle", {cx: x(arr.mean), cy: middle, r: 4.2, fill: "var(--qd-accent)"})
    ],
    renewed_arr !== null &&
      s("line", {
        ...{x1: x(renewed_arr), x2: x(renewed_arr), y1: middle - 11, y2: middle + 11},
        ...{stroke: "var(--qd-text)", "stroke-width": 2}
      })
  ];
}
