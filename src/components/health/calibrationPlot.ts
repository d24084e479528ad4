import {scaleLinear} from "d3";
import {formatFor} from "../../lib/format.js";
import type {CalibrationGroup} from "../../metrics/stats/calibrationCurve.js";
import {dom} from "../dom.js";
import type {PlotOptions} from "../plotFigure.js";
import {PlotFigure} from "../plotFigure.js";

const HEIGHT = 250;
const MARGIN = {top: 12, right: 14, bottom: 40, left: 40};

/** What was predicted against what happened, a dot a fifth with its interval; on the dashed line both are the same. */
export function CalibrationPlot(
  groups: readonly CalibrationGroup[],
  {label, width = 444, document}: PlotOptions
): HTMLElement {
  const {s} = dom(document);
  const format = formatFor();
  const most = Math.max(0.02, ...groups.map((d) => Math.max(d.high, d.predicted)));
  const [, top = most] = scaleLinear([0, most], [0, 1]).nice(4).domain();
  const x = scaleLinear([0, top], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear([0, top], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const ticks = y.ticks(4);
  const digits = ticks.every((d) => Number.isInteger(Math.round(d * 1e6) / 1e4)) ? 0 : 1;
  const small = {"font-size": 11, fill: "var(--qd-text-3)"};
  const svg = s(
    "svg",
    {class: "qd-chart-svg", width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`},
    ticks.map((d) => [
      s("line", {class: "qd-gridline", x1: x(0), x2: x(top), y1: y(d), y2: y(d)}),
      s("text", {x: x(0) - 8, y: y(d) + 4, "text-anchor": "end", ...small}, format.percent(d, digits)),
      s("text", {x: x(d), y: HEIGHT - 24, "text-anchor": "middle", ...small}, format.percent(d, digits))
    ]),
    s("text", {x: x(top), y: HEIGHT - 6, "text-anchor": "end", ...small}, "Predicted to leave"),
    s("line", {class: "qd-axisline", x1: x(0), x2: x(top), y1: y(0), y2: y(0)}),
    s("line", {
      x1: x(0),
      y1: y(0),
      x2: x(top),
      y2: y(top),
      stroke: "var(--qd-text)",
      "stroke-width": 1.5,
      "stroke-dasharray": "4 3"
    }),
    groups.map((d) =>
      s("line", {
        x1: x(d.predicted),
        x2: x(d.predicted),
        y1: y(d.low),
        y2: y(d.high),
        stroke: "var(--qd-accent)",
        "stroke-width": 1.6
      })
    ),
    groups.map((d) => s("circle", {cx: x(d.predicted), cy: y(d.observed), r: 4.4, fill: "var(--qd-accent)"}))
  );
  const points = groups.map((d) => ({
    x: x(d.predicted),
    y: y(d.observed),
    title: `Fifth ${d.group} of predicted risk`,
    rows: [
      ["Predicted", format.percent(d.predicted)],
      ["Left", `${format.percent(d.observed)} (${d.events} / ${d.n})`],
      ["95% Wilson by accounts", format.percentRange(d.low, d.high)],
      ["Accounts", format.count(d.accounts)]
    ] as const
  }));
  return PlotFigure(svg, {label, points, nearest: "x", document});
}
