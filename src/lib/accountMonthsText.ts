import type {AccountMonths} from "./accountMonths.js";
import {leavingRate} from "./accountMonths.js";
import type {MonthColumn, MonthSignal} from "./accountMonthsData.js";
import type {BinRange, CrossCounts} from "./crossFilter.js";
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

const months = (n: number) => `${format.count(n)} account-month${n === 1 ? "" : "s"}`;
const accounts = (n: number) => `${format.count(n)} account${n === 1 ? "" : "s"}`;

/** What all account-months say. */
export function monthsTitle({all: {counts}, data: {horizon}}: AccountMonths): string {
  const {value} = leavingRate(counts);
  if (counts.rows === 0) return "No account has paid at a month’s end";
  if (value === null) return `${months(counts.rows)}: too few to say how many are followed by leaving`;
  return `${format.percent(value)} of account-months are followed by leaving within ${horizon} days: brush to see which`;
}

/** What the brushed account-months say: how many, of whom, and how many left. */
export function brushedText(
  counts: CrossCounts,
  {all, data: {horizon}}: Pick<AccountMonths, "all" | "data">
): string {
  const {rows, known, left} = counts;
  if (rows === 0) return "No account-month lies in all brushes";
  const set = `${months(rows)} of ${accounts(counts.accounts)}`;
  const {value, low, high, reason} = leavingRate(counts);
  if (value === null) return `${set}; no rate: ${reason}`;
  const whole = leavingRate(all.counts).value;
  const beside = rows === all.counts.rows || whole === null ? "" : `; of all ${format.percent(whole)}`;
  return `${set}; ${format.percent(value)} left within ${horizon} days (${format.count(left)} of ${format.count(known)}, 95% ${format.percentRange(low, high)})${beside}`;
}
