import type {MonthColumn, MonthSignal} from "./accountMonthsData.js";
import type {BinRange} from "./crossFilter.js";
import {formatFor} from "./format.js";

const format = formatFor();

/** What a signal is called, and how its values are written. */
export const SIGNAL_WORDS: Record<
  MonthSignal,
  {label: string; value: (value: number) => string; unit: string}
> = {
  engagement_index: {label: "Engagement index", value: (d) => format.decimal(d, 0), unit: ""},
  seat_utilisation: {
    label: "Seats in use",
    value: (d) => format.percent(d, (d * 1000) % 10 ? 1 : 0),
    unit: ""
  },
  tenure: {label: "Months paying", value: (d) => format.decimal(d, 0), unit: " months"},
  health_score: {label: "Health score", value: (d) => format.decimal(d, 0), unit: ""}
};

/** A range in words: *20–40*, *6–12 months*, *over 97.5%*. */
export function rangeText(
  key: MonthSignal,
  {width, bins, open}: Omit<MonthColumn, "rows">,
  [from, to]: BinRange
): string {
  const {value, unit} = SIGNAL_WORDS[key];
  const low = value(from * width);
  if (open && to === bins) return `${low}${unit} or more`;
  return `${low}\u2013${value(to * width)}${unit}`;
}

/** An end of a range, as it is read out. */
export function edgeText(
  key: MonthSignal,
  {width, bins, open}: Omit<MonthColumn, "rows">,
  edge: number
): string {
  const {value, unit} = SIGNAL_WORDS[key];
  return open && edge === bins ? "no limit" : `${value(edge * width)}${unit}`;
}
