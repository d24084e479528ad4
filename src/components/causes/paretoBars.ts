import {scaleLinear} from "d3";
import {formatFor} from "../../lib/format.js";
import {CAUSES} from "../../metrics/causes/taxonomy.js";
import type {StatedCause} from "../../metrics/causes/statedCauses.js";
import type {Dom} from "../dom.js";
import {dom} from "../dom.js";
import type {PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";

/** Options of ParetoBars. */
export interface ParetoBarsOptions extends PlotOptions {
  currency?: string;
}

const ROW = 36;
const TOP = 26;

/** A bar a cause: the share of leavers that state it with its Wilson interval, and the MRR lost; unknown is hatched. */
export function ParetoBars(stated: readonly StatedCause[], options: ParetoBarsOptions): HTMLElement {
  const {label, currency, width = 444, document} = options;
  const make = dom(document);
  const {s} = make;
  const format = formatFor({currency});
  const height = TOP + ROW * stated.length + 24;
  const most = Math.min(1, Math.ceil(10 * Math.max(0.1, ...stated.map((d) => d.high))) / 10);
  const x = scaleLinear([0, most], [Math.min(188, 0.56 * width), width - 66]);
  const ticks = x.ticks(width < 400 ? 3 : 5);
  const bottom = height - 24;
  const text: Write = (at, [anchor, words], more = {}) =>
    s(
      "text",
      {x: at[0], y: at[1], "text-anchor": anchor, "font-size": 12, fill: "var(--qd-text-2)", ...more},
      words
    );
  const svg = s(
    "svg",
    {class: "qd-chart-svg", width, height, viewBox: `0 0 ${width} ${height}`},
    s(
      "defs",
      null,
      s(
        "pattern",
        {
          id: "qd-causes-hatch",
          width: 6,
          height: 6,
          patternUnits: "userSpaceOnUse",
          patternTransform: "rotate(45)"
        },
        s("line", {x1: 0, x2: 0, y1: 0, y2: 6, stroke: "var(--qd-control)", "stroke-width": 1.6})
      )
    ),
    text([width, 12], ["end", "MRR lost"], {"font-size": 11, fill: "var(--qd-text-3)"}),
    ticks.map((d) => [
      s("line", {class: "qd-gridline", x1: x(d), x2: x(d), y1: TOP - 6, y2: bottom}),
      text([x(d), height - 6], ["middle", format.percent(d, 0)], {"font-size": 11, fill: "var(--qd-text-3)"})
    ]),
    stated.map((d, i) => bar(make, d, {y: TOP + ROW * i + ROW / 2 - 4, first: i === 0, x, text})),
    stated.map((d, i) =>
      text([width, TOP + ROW * i + ROW / 2], ["end", format.moneyShort(d.mrr_lost)], {fill: "var(--qd-text)"})
    ),
    s("line", {class: "qd-axisline", x1: x(0), x2: x(0), y1: TOP - 6, y2: bottom})
  );
  const points = stated.map((d, i) => ({
    x: x(d.logos / d.n),
    y: TOP + ROW * i + ROW / 2 - 4,
    title: CAUSES[d.cause],
    rows: [
      ["Accounts", `${format.count(d.logos)} / ${format.count(d.n)}`],
      ["Share", format.percent(d.logos / d.n)],
      ["95% Wilson", format.percentRange(d.low, d.high)],
      ["MRR lost", format.money(d.mrr_lost)]
    ] as const
  }));
  return PlotFigure(svg, {label, points, document});
}

type Write = (
  at: readonly [x: number, y: number],
  text: readonly [anchor: string, words: string],
  more?: Record<string, string | number>
) => SVGElement;

interface BarPlace {
  y: number;
  first: boolean;
  x: (value: number) => number;
  text: Write;
}

function bar({s}: Dom, d: StatedCause, {y, first, x, text}: BarPlace): SVGElement[] {
  const unknown = d.cause === "unknown";
  const lead = first && !unknown;
  const fill = unknown ? "url(#qd-causes-hatch)" : lead ? "var(--qd-accent)" : "var(--qd-accent-mid)";
  const weight = lead ? 600 : 400;
  const whisker = {stroke: "var(--qd-text)", "stroke-width": 1.3};
  return [
    text([x(0) - 50, y + 4], ["end", CAUSES[d.cause]], {"font-weight": weight}),
    text([x(0) - 8, y + 4], ["end", `${d.logos}/${d.n}`], {"font-size": 11}),
    s("rect", {
      x: x(0),
      y: y - 8,
      width: Math.max(0, x(d.logos / d.n) - x(0)),
      height: 16,
      fill,
      stroke: unknown ? "var(--qd-control)" : null
    }),
    s("line", {x1: x(d.low), x2: x(d.high), y1: y, y2: y, ...whisker}),
    s("line", {x1: x(d.low), x2: x(d.low), y1: y - 3, y2: y + 3, ...whisker}),
    s("line", {x1: x(d.high), x2: x(d.high), y1: y - 3, y2: y + 3, ...whisker})
  ];
}
