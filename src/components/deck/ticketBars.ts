import {max, scaleLinear} from "d3";
import {type Child, dom} from "../dom.js";
import {periodBand, valueAxis} from "./axes.js";
import {type ChartSheet, tickStep} from "./chartSheet.js";
import {labelRoom, spread} from "./labels.js";
import {chart, px} from "./plane.js";

/** Tickets opened in one month. */
export interface TicketBar {
  month: string;
  /** severity 1 and 2 */
  severe: number;
  other: number;
  focus: boolean;
}

/** How the chart is drawn. */
export interface TicketBarsOptions {
  document: Document;
  /** In CSS px. Defaults to 580. */
  width?: number;
  /** In CSS px. Defaults to 380. */
  height?: number;
  name: string;
  period: string;
  /** at the end of the last bar: the severe ones and the others */
  severe: Child;
  other: Child;
  /** names a month, with its year where the month before it named another one */
  month: (month: string, before: string | null) => string;
  count: (value: number) => string;
  /** names of the series: the severe ones and the others */
  series: readonly [string, string];
}

const SEVERE = {focus: "var(--qd-accent)", rest: "var(--qd-context)"};
const OTHER = {focus: "var(--qd-accent-mid)", rest: "var(--qd-n-200)"};

function sheetOf(
  bars: readonly TicketBar[],
  {month, series}: TicketBarsOptions
): Pick<ChartSheet, "kind" | "categories" | "series"> {
  const one = (name: string, values: number[], {focus, rest}: typeof SEVERE) => ({
    name,
    values,
    colour: rest,
    points: Object.fromEntries(bars.flatMap((b, i) => (b.focus ? [[i, focus]] : [])))
  });
  return {
    kind: "stacked",
    categories: bars.map((b) => month(b.month, null)),
    series: [
      one(
        series[0],
        bars.map((b) => b.severe),
        SEVERE
      ),
      one(
        series[1],
        bars.map((b) => b.other),
        OTHER
      )
    ]
  };
}

/** Tickets by month as stacked bars from zero, the severe ones below and darker. */
export function TicketBars(bars: readonly TicketBar[], options: TicketBarsOptions): SVGSVGElement {
  const {document, width = 580, height = 380, name, period, severe, other, month, count} = options;
  const d = dom(document);
  const domain = [0, Math.max(4, (max(bars, (b) => b.severe + b.other) ?? 0) * 1.06)] as const;
  const ticks = scaleLinear(domain, [0, 1]).ticks(5).filter(Number.isInteger);
  const left = labelRoom(ticks.map(count), 22) + 12;
  const plane = {left, right: width - labelRoom([severe, other], 90) - 16, top: 8, bottom: height - 34};
  const step = (plane.right - plane.left) / bars.length;
  const x = (i: number) => plane.left + step * i;
  // A young account has few months, and no bar like a wall.
  const bar = Math.min(40, step * 0.68);
  const y = scaleLinear(domain, [plane.bottom, plane.top + 28]);
  const focus = bars.flatMap((b, i) => (b.focus ? [i] : []));
  const rect = (i: number, from: number, to: number, fill: string) =>
    to > from &&
    d.s("rect", {
      x: px(x(i) + (step - bar) / 2),
      y: px(y(to)),
      width: px(bar),
      height: px(y(from) - y(to)),
      fill,
      "data-mark": true
    });
  const last = bars.at(-1)!;
  // A hair apart, so that the severe ones stay below where the last month has none.
  const middles = [y(last.severe / 2), y(last.severe + last.other / 2) - 0.1];
  const [low, high] = spread(middles, 22, [plane.top + 30, plane.bottom - 4]);
  const every = Math.max(1, Math.ceil(bars.length / 4));
  const sheet: ChartSheet = {
    ...sheetOf(bars, options),
    plane: {...plane, top: plane.top + 28},
    domain,
    step: tickStep(ticks),
    thick: bar
  };
  return chart(
    d,
    {width, height, name, sheet},
    focus.length > 0 && periodBand(d, plane, {from: x(focus[0]!), to: x(focus.at(-1)! + 1), label: period}),
    valueAxis(d, plane, {y, ticks, write: count}),
    bars.map((b, i) => [
      rect(i, 0, b.severe, b.focus ? SEVERE.focus : SEVERE.rest),
      rect(i, b.severe, b.severe + b.other, b.focus ? OTHER.focus : OTHER.rest)
    ]),
    d.s("text", {x: plane.right + 10, y: px(low! + 5), class: "acc"}, severe),
    d.s("text", {x: plane.right + 10, y: px(high! + 5), class: "lb"}, other),
    bars.map(
      (b, i) =>
        (bars.length - 1 - i) % every === 0 &&
        d.s(
          "text",
          {x: px(x(i) + step / 2), y: plane.bottom + 24, class: "ax", "text-anchor": "middle"},
          month(b.month, bars[i - every]?.month ?? null)
        )
    )
  );
}
