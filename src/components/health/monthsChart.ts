import {scaleLinear, scalePoint} from "d3";
import {formatFor} from "../../lib/format.js";
import {aucFloor, metricWords} from "../../lib/healthWords.js";
import type {MonthPair} from "../../lib/healthView.js";
import type {Child, Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";

const HEIGHT = 250;
const MARGIN = {top: 20, right: 10, bottom: 42, left: 34};

/** The area under the ROC curve month by month: the scorecard as dots with intervals, use alone as rings; line = chance. */
export function MonthsChart(
  months: readonly MonthPair[],
  {label, width = 660, document}: PlotOptions
): HTMLElement {
  const make = dom(document);
  const {s} = make;
  const floor = aucFloor(
    months.flatMap((d) => (d.usage ? [d.card.auc, {value: d.usage.value}] : [d.card.auc]))
  );
  const x = scalePoint(
    months.map((d) => d.point_date),
    [MARGIN.left, width - MARGIN.right]
  ).padding(0.6);
  const y = scaleLinear([floor, 1], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const at = (d: MonthPair) => x(d.point_date) ?? 0;
  const small = {"font-size": 11, fill: "var(--qd-text-3)"};
  const judged = months.filter((d) => d.card.tested);
  const svg = s(
    "svg",
    {class: "qd-chart-svg", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`},
    judged.length > 0 && [
      s("rect", {
        x: at(judged[0]!) - x.step() / 2,
        width: at(judged.at(-1)!) - at(judged[0]!) + x.step(),
        y: MARGIN.top - 4,
        height: HEIGHT - MARGIN.bottom - MARGIN.top + 4,
        fill: "var(--qd-period)"
      }),
      s("text", {x: at(judged[0]!) - x.step() / 2, y: 11, ...small}, "months that judge")
    ],
    y.ticks(5).map((d) => [
      s("line", {
        class: d === 0.5 ? "qd-axisline" : "qd-gridline",
        x1: MARGIN.left,
        x2: width - MARGIN.right,
        y1: y(d),
        y2: y(d)
      }),
      s("text", {x: MARGIN.left - 8, y: y(d) + 4, "text-anchor": "end", ...small}, d.toFixed(1))
    ]),
    months.map((d) => month(make, d, {x: at(d), y, bottom: HEIGHT - MARGIN.bottom})),
    axis(make, months, {at, step: x.step(), small})
  );
  const format = formatFor();
  const points = months.map((d) => ({
    x: at(d),
    y: y(d.card.auc.value ?? 0.5),
    title: format.month(d.point_date),
    rows: [
      ["Scorecard", metricWords(d.card.auc)],
      ["Usage alone", d.usage?.value == null ? "n/a" : format.decimal(d.usage.value, 2)],
      ["Left / accounts", `${d.card.events} / ${d.card.n}`]
    ] as const
  }));
  return PlotFigure(svg, {label, points, nearest: "x", document});
}

interface Place {
  x: number;
  y: (value: number) => number;
  bottom: number;
}

function month({s}: Dom, {card, usage}: MonthPair, {x, y, bottom}: Place): Child {
  const {value, low, high} = card.auc;
  if (value === null) {
    return s(
      "text",
      {x, y: bottom - 6, "text-anchor": "middle", "font-size": 10, fill: "var(--qd-text-3)"},
      "n/a"
    );
  }
  return [
    low != null &&
      high != null &&
      s("line", {x1: x, x2: x, y1: y(low), y2: y(high), stroke: "var(--qd-accent)", "stroke-width": 1.6}),
    usage?.value != null &&
      s("circle", {
        cx: x,
        cy: y(usage.value),
        r: 3.4,
        fill: "var(--qd-surface)",
        stroke: "var(--qd-context)",
        "stroke-width": 1.6
      }),
    s("circle", {cx: x, cy: y(value), r: 3.8, fill: "var(--qd-accent)"})
  ];
}

function axis(
  {s}: Dom,
  months: readonly MonthPair[],
  {at, step, small}: {at: (d: MonthPair) => number; step: number; small: Record<string, string | number>}
): Child {
  const format = formatFor();
  const every = Math.max(1, Math.ceil(58 / Math.max(1, step)));
  return months
    .filter((_, i) => (months.length - 1 - i) % every === 0)
    .map((d) => [
      s("text", {x: at(d), y: HEIGHT - 24, "text-anchor": "middle", ...small}, format.month(d.point_date)),
      s(
        "text",
        {x: at(d), y: HEIGHT - 8, "text-anchor": "middle", ...small, "font-size": 10},
        `${d.card.events}/${d.card.n}`
      )
    ]);
}
