import {max, scaleLinear} from "d3";
import * as Plot from "@observablehq/plot";
import {formatFor} from "../lib/format.js";
import {periodGround, shortPeriod} from "./periodAxis.js";
import {PlotFigure} from "./plotFigure.js";
import {customMark, plotOptions, plotSvg, SIZES} from "./plotStyle.js";
import type {PeriodRate} from "./quarterLines.js";

/** Options of ChurnDots. */
export interface ChurnDotsOptions {
  label: string;
  /** The period under review. */
  period: string;
  /** The target as a fraction. */
  target?: number | null;
  width?: number;
  height?: number;
  size?: "site" | "deck";
  document?: Document;
}

/** A rate a period as a dot with the whisker of its interval, against the dashed line of a target. */
export function ChurnDots(rates: readonly PeriodRate[], options: ChurnDotsOptions): HTMLElement {
  const {label, period, target, width = 246, height = 202, size = "site", document} = options;
  const sizes = SIZES[size];
  const format = formatFor();
  const periods = rates.map((d) => d.period);
  const top =
    scaleLinear([0, max(rates, (d) => Math.max(d.high ?? 0, d.value ?? 0, target ?? 0)) || 0.01], [0, 1])
      .nice(3)
      .domain()[1] ?? 1;
  const margins = {marginTop: 10, marginBottom: 38, marginLeft: 30, marginRight: 34};
  const y = scaleLinear([0, top], [height - margins.marginBottom, margins.marginTop]);
  const ticks = y.ticks(3);
  const digits = ticks.every((d) => Number.isInteger(Math.round(d * 1e6) / 1e4)) ? 0 : 1;
  const svg = plotSvg({
    ...plotOptions(sizes, document),
    ...margins,
    width,
    height,
    x: {type: "point", domain: periods, padding: 0.4, axis: null},
    y: {domain: [0, top], axis: null},
    marks: [
      periodGround({periods, period}),
      Plot.gridY(ticks, {stroke: "var(--qd-grid)", strokeOpacity: 1}),
      Plot.axisY(ticks, {
        tickSize: 0,
        tickPadding: 6,
        label: null,
        tickFormat: (d: number) => format.percent(d, digits)
      }),
      Plot.ruleY([0], {stroke: "var(--qd-axis)"}),
      target
        ? Plot.ruleY([target], {stroke: "var(--qd-text)", strokeWidth: 1.5, strokeDasharray: "4 3"})
        : null,
      ...dots(rates, period),
      counts(rates, options),
      endLabels(rates, options)
    ]
  });
  const step = (width - margins.marginLeft - margins.marginRight) / Math.max(1, periods.length - 1 + 0.8);
  const points = rates.flatMap((d, i) =>
    d.value === null
      ? []
      : [
          {
            x: margins.marginLeft + step * (0.4 + i),
            y: y(d.value),
            title: d.period,
            rows: [
              ["Logo churn", format.percent(d.value)],
              ["95% interval", format.percentRange(d.low, d.high)],
              ["Accounts", `${format.count(d.numerator)} / ${format.count(d.denominator)}`]
            ] as const
          }
        ]
  );
  return PlotFigure(svg, {label, points, nearest: "x", document});
}

function dots(rates: readonly PeriodRate[], period: string): Plot.Markish[] {
  const colour = (d: PeriodRate) => (d.period === period ? "var(--qd-accent)" : "var(--qd-context)");
  const rest = rates.filter((d) => d.period !== period);
  const now = rates.filter((d) => d.period === period);
  const whisker = (data: readonly PeriodRate[], strokeWidth: number) =>
    Plot.ruleX(data, {
      x: "period",
      y1: (d: PeriodRate) => d.low ?? NaN,
      y2: (d: PeriodRate) => d.high ?? NaN,
      stroke: colour,
      strokeWidth
    });
  return [
    whisker(rest, 1.6),
    whisker(now, 2.4),
    Plot.dot(rates, {
      x: "period",
      y: (d: PeriodRate) => d.value ?? NaN,
      fill: colour,
      r: (d: PeriodRate) => (d.period === period ? 4.5 : 3.2)
    })
  ];
}

/** The period and numerator / denominator below the axis. */
function counts(
  rates: readonly PeriodRate[],
  {size = "site", period, width = 246}: ChurnDotsOptions
): Plot.Markish {
  const sizes = SIZES[size];
  const every = width / Math.max(1, rates.length) < 34 ? 2 : 1;
  return customMark(({s, x, frame}) =>
    rates.flatMap((d, i) => {
      if ((rates.length - 1 - i) % every !== 0) return [];
      const on = d.period === period;
      const at = {x: x(d.period), "text-anchor": "middle"};
      return [
        s(
          "text",
          {
            ...at,
            y: frame.height - 21,
            "font-size": sizes.axis,
            "font-weight": on ? 600 : 400,
            fill: on ? "var(--qd-text)" : "currentColor"
          },
          shortPeriod(d.period)
        ),
        s(
          "text",
          {...at, y: frame.height - 7, "font-size": sizes.note, fill: "currentColor"},
          d.denominator ? `${d.numerator}/${d.denominator}` : "n/a"
        )
      ];
    })
  );
}

function endLabels(
  rates: readonly PeriodRate[],
  {period, target, size = "site"}: ChurnDotsOptions
): Plot.Markish {
  const sizes = SIZES[size];
  return customMark(({s, x, y, frame}) => {
    const now = rates.find((d) => d.period === period);
    const end = frame.width;
    const format = formatFor();
    const near = now?.value != null && target != null && Math.abs(y(now.value) - y(target)) < 22;
    return [
      now?.value != null &&
        s(
          "text",
          {
            class: "qd-halo",
            // Beside the dot it would lie on the target's label: then it stands over the whisker.
            x: x(period) + (near ? 0 : 8),
            y: near ? y(now.high ?? now.value) - 6 : y(now.value) + 4,
            "text-anchor": near ? "middle" : "start",
            "font-size": sizes.label,
            "font-weight": 600,
            fill: "var(--qd-accent)"
          },
          format.percent(now.value)
        ),
      target != null &&
        s(
          "text",
          {
            x: end,
            y: y(target) + 4,
            "text-anchor": "end",
            "font-size": sizes.label,
            "font-weight": 600,
            fill: "var(--qd-text)"
          },
          format.percent(target, Number.isInteger(Math.round(target * 1e6) / 1e4) ? 0 : 1)
        ),
      target != null &&
        s(
          "text",
          {x: end, y: y(target) + 17, "text-anchor": "end", "font-size": sizes.axis, fill: "currentColor"},
          "target"
        )
    ].filter((d) => d !== false);
  });
}
