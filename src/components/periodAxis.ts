import type * as Plot from "@observablehq/plot";
import {customMark, SIZES} from "./plotStyle.js";

/** The periods of a chart and the one under review. */
export interface PeriodAxis {
  periods: readonly string[];
  period?: string;
  size?: "site" | "deck";
}

/** The ground under the period: half a step to both sides of its point. */
export function periodGround({period, periods}: PeriodAxis): Plot.Markish {
  return customMark(({s, x, frame}) => {
    if (!period || !periods.includes(period)) return [];
    const step = periods.length > 1 ? Math.abs(x(periods[1]) - x(periods[0])) : 40;
    const half = Math.min(step / 2, 24);
    const from = x(period) - half;
    const to = Math.min(x(period) + half, frame.width - frame.marginRight + 8);
    return [
      s("rect", {
        x: from,
        y: frame.marginTop,
        width: to - from,
        height: frame.height - frame.marginTop - frame.marginBottom,
        fill: "var(--qd-period)"
      })
    ];
  });
}

/** The periods under the axis, as many as fit, the one under review in bold. */
export function periodTexts({periods, period, size = "site"}: PeriodAxis): Plot.Markish {
  return customMark(({s, x, frame}) => {
    const sizes = SIZES[size];
    const step = periods.length > 1 ? Math.abs(x(periods[1]) - x(periods[0])) : 60;
    const every = Math.max(1, Math.ceil((sizes.axis * 3.6) / step));
    return periods.flatMap((d, i) => {
      if ((periods.length - 1 - i) % every !== 0) return [];
      const on = d === period;
      const fill = on ? "var(--qd-text)" : "currentColor";
      return [
        s(
          "text",
          {
            x: x(d),
            y: frame.height - 5,
            "text-anchor": "middle",
            "font-size": sizes.axis,
            "font-weight": on ? 600 : 400,
            fill
          },
          shortPeriod(d)
        )
      ];
    });
  });
}

/** *2026Q3* is written 26Q3 under an axis. */
export function shortPeriod(period: string): string {
  return /^\d{4}Q\d/.test(period) ? period.slice(2) : period;
}
