import {max, scaleLinear} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../lib/format.js";
import type {AgeLosses} from "../lib/lossesByAge.js";
import {PlotFigure} from "./plotFigure.js";
import {customMark, plotOptions, plotSvg, SIZES} from "./plotStyle.js";

/** Options of AgeBars. */
export interface AgeBarsOptions {
  label: string;
  width?: number;
  height?: number;
  size?: "site" | "deck";
  document?: Document;
}

/** The monthly rate of loss by age, a bar an age with its interval; the ages that stand out are in the accent. */
export function AgeBars(ages: readonly AgeLosses[], options: AgeBarsOptions): HTMLElement {
  const {label, width = 444, height = 180, size = "site", document} = options;
  const sizes = SIZES[size];
  const format = formatFor();
  const top =
    scaleLinear([0, max(ages, (d) => d.high ?? d.rate ?? 0) || 0.01], [0, 1])
      .nice(3)
      .domain()[1] ?? 1;
  const margins = {marginTop: 16, marginBottom: 34, marginLeft: 34, marginRight: 6};
  const y = scaleLinear([0, top], [height - margins.marginBottom, margins.marginTop]);
  const ticks = y.ticks(3);
  const digits = ticks.every((d) => Number.isInteger(Math.round(d * 1e6) / 1e4)) ? 0 : 1;
  const step = (width - margins.marginLeft - margins.marginRight) / Math.max(1, ages.length);
  const svg = plotSvg({
    ...plotOptions(sizes, document),
    ...margins,
    width,
    height,
    x: {type: "band", domain: ages.map((d) => d.label), paddingInner: 0.36, paddingOuter: 0.18, axis: null},
    y: {domain: [0, top], axis: null},
    marks: [
      Plot.gridY(ticks, {stroke: "var(--qd-grid)", strokeOpacity: 1}),
      Plot.axisY(ticks, {
        tickSize: 0,
        tickPadding: 6,
        label: null,
        tickFormat: (d: number) => format.percent(d, digits)
      }),
      Plot.barY(ages, {
        x: "label",
        y: (d: AgeLosses) => d.rate ?? 0,
        fill: (d: AgeLosses) => (d.marked ? "var(--qd-accent)" : "var(--qd-context-soft)")
      }),
      Plot.ruleY([0], {stroke: "var(--qd-axis)"}),
      Plot.ruleX(ages, {
        x: "label",
        y1: (d: AgeLosses) => d.low ?? NaN,
        y2: (d: AgeLosses) => d.high ?? NaN,
        stroke: "var(--qd-text)",
        strokeWidth: 1.3
      }),
      labels(ages, {step, sizes, top})
    ]
  });
  const points = ages.map((d, i) => ({
    x: margins.marginLeft + (i + 0.5) * step,
    y: y(d.rate ?? 0),
    title: `Month${d.from === d.to ? "" : "s"} ${d.label}`,
    rows: [
      ["Leave a month", format.percent(d.rate)],
      ["95% interval", format.percentRange(d.low, d.high)],
      ["Left / account-months", `${format.count(d.lost)} / ${format.count(d.at_risk)}`]
    ] as const
  }));
  return PlotFigure(svg, {label, points, nearest: "x", document});
}

function labels(
  ages: readonly AgeLosses[],
  {step, sizes, top}: {step: number; sizes: (typeof SIZES)["site"]; top: number}
): Plot.Markish {
  return customMark(({s, x, y, frame}) => {
    const {bandwidth = () => 0} = x as {bandwidth?: () => number};
    const every = step < 42 ? 2 : 1;
    return ages.flatMap((d, i) => {
      const middle = x(d.label) + bandwidth() / 2;
      const weight = d.marked ? 600 : 400;
      const high = y(Math.min(top, d.high ?? d.rate ?? 0));
      const shown = (ages.length - 1 - i) % every === 0 || d.marked;
      if (!shown) return [];
      return [
        s(
          "text",
          {
            x: middle,
            y: frame.height - 19,
            "text-anchor": "middle",
            "font-size": sizes.axis,
            "font-weight": weight,
            fill: d.marked ? "var(--qd-text)" : "var(--qd-text-2)"
          },
          d.label
        ),
        s(
          "text",
          {
            x: middle,
            y: frame.height - 5,
            "text-anchor": "middle",
            "font-size": sizes.note,
            fill: "currentColor"
          },
          `${d.lost}/${d.at_risk}`
        ),
        d.marked
          ? s(
              "text",
              {
                class: "qd-halo",
                x: middle + 6,
                y: high + 8,
                "font-size": sizes.axis,
                "font-weight": 600,
                fill: "var(--qd-accent)"
              },
              formatFor().percent(d.rate)
            )
          : s("g")
      ];
    });
  });
}
