import {scaleLinear} from "d3";
import {type Child, dom} from "../dom.js";
import {periodBand, valueAxis} from "./axes.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {backed} from "./labels.js";
import {chart, px} from "./plane.js";

/** The score of one quarter with its interval; null scores are quarters with too few answers. */
export interface NpsPoint {
  quarter: string;
  score: number | null;
  low: number | null;
  high: number | null;
  value: Child;
  /** how many answered, in words */
  answers: string;
  focus: boolean;
}

/** How the chart is drawn. */
export interface NpsChartOptions {
  document: Document;
  /** In CSS px. Defaults to 681. */
  width?: number;
  /** In CSS px. Defaults to 300. */
  height?: number;
  name: string;
  write: (value: number) => string;
  /** names of the series: the score, and both ends of its interval */
  series: readonly [string, string, string];
}

const TICKS = [-100, -50, 0, 50, 100];

function sheetOf(
  points: readonly NpsPoint[],
  [name, low, high]: NpsChartOptions["series"]
): Pick<ChartSheet, "kind" | "categories" | "series"> {
  const score = {
    name,
    values: points.map((p) => p.score),
    colour: "var(--qd-context)",
    points: Object.fromEntries(points.flatMap((p, i) => (p.focus ? [[i, "var(--qd-accent)"]] : []))),
    dot: {radius: 5, last: 6.5},
    interval: {
      low: points.map((p) => p.low),
      high: points.map((p) => p.high),
      names: [low, high] as const
    }
  };
  return {kind: "dots", categories: points.map((p) => p.quarter), series: [score]};
}

/** Net promoter score by quarter: a dot and its 95 % interval, on the whole scale of −100 to 100. */
export function NpsChart(
  points: readonly NpsPoint[],
  {document, width = 681, height = 300, name, write, series}: NpsChartOptions
): SVGSVGElement {
  const d = dom(document);
  const plane = {left: 52, right: width - 8, top: 8, bottom: height - 52};
  const step = (plane.right - plane.left) / points.length;
  const x = (i: number) => plane.left + step * (i + 0.5);
  const y = scaleLinear([-100, 100], [plane.bottom, plane.top + 26]);
  const focus = points.findIndex((p) => p.focus);
  const marks = points.flatMap((p, i) => {
    const colour = p.focus ? "var(--qd-accent)" : "var(--qd-context)";
    const words = [
      d.s("text", {x: px(x(i)), y: plane.bottom + 22, class: "ax", "text-anchor": "middle"}, p.quarter),
      d.s("text", {x: px(x(i)), y: plane.bottom + 40, class: "ax", "text-anchor": "middle"}, p.answers)
    ];
    if (p.score === null) return words;
    const at = px(x(i));
    return [
      d.s("line", {
        x1: at,
        x2: at,
        y1: px(y(p.low ?? p.score)),
        y2: px(y(p.high ?? p.score)),
        stroke: colour,
        "stroke-width": 2.4,
        "data-mark": true
      }),
      d.s("circle", {cx: at, cy: px(y(p.score)), r: p.focus ? 6.5 : 5, fill: colour, "data-mark": true}),
      ...backed(
        d,
        {
          x: at + 14,
          y: y(p.score) + 5,
          anchor: "start",
          name: p.focus ? "acc" : "lb",
          fill: p.focus ? "var(--qd-period)" : "var(--qd-surface)"
        },
        p.value
      ),
      ...words
    ];
  });
  const sheet: ChartSheet = {
    ...sheetOf(points, series),
    plane: {...plane, top: plane.top + 26},
    domain: [-100, 100],
    step: tickStep(TICKS)
  };
  return chart(
    d,
    {width, height, name, sheet},
    focus >= 0 && periodBand(d, plane, {from: x(focus) - step / 2, to: x(focus) + step / 2, label: ""}),
    valueAxis(d, plane, {y, ticks: TICKS, write}),
    marks
  );
}
