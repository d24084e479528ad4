import {max, scaleLinear, scaleUtc} from "d3";
import type {AccountWeek} from "../../metrics/accountData.js";

/** The measures of one drawing, in pixels. */
export interface TimelineFrame {
  x: (day: string) => number;
  y: (value: number) => number;
  left: number;
  right: number;
  width: number;
  base: number;
  /** The largest value drawn. */
  most: number;
  narrow: boolean;
}

/** The name of the period stands above the lines, so that none runs through it. */
export const PERIOD_ROW = 18;
/** Where the lines begin, and how high they reach. */
export const PLOT_TOP = PERIOD_ROW + 6;
const PLOT_HEIGHT = 174;

const time = (day: string) => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
const round = (value: number) => Math.round(value * 10) / 10;

/** Lays the weeks out over a width; below 520 px the labels at right are short. */
export function timelineFrame(weeks: readonly AccountWeek[], width: number): TimelineFrame {
  const narrow = width < 520;
  const [left, right] = [66, width - (narrow ? 44 : 84)];
  const days = [time(weeks[0]?.week_end ?? "2000-01-01"), time(weeks.at(-1)?.week_end ?? "2000-01-02")];
  const x = scaleUtc(days, [left, right]);
  const base = PLOT_TOP + PLOT_HEIGHT;
  const most = max(weeks, (d) => Math.max(d.mau ?? 0, d.seats ?? 0)) || 1;
  const y = scaleLinear([0, most], [base, PLOT_TOP]).nice(5);
  return {
    x: (day) => round(x(time(day))),
    y: (value) => round(y(value)),
    left,
    right,
    width,
    base,
    most,
    narrow
  };
}
