import type {AccountMonths} from "./accountMonths.js";
import {leavingRate} from "./accountMonths.js";
import type {CrossCounts} from "./crossFilter.js";
import {formatFor} from "./format.js";
import {plural} from "./words.js";

const format = formatFor();

const months = (n: number) => plural(n, "account-month");

/** What all account-months say. */
export function monthsTitle({all: {counts}, data: {horizon}}: AccountMonths): string {
  const {value} = leavingRate(counts);
  if (counts.rows === 0) return "No account has paid at a month’s end";
  if (value === null) return `${months(counts.rows)}: too few to say how many are followed by leaving`;
  return `${format.percent(value)} of account-months are followed by leaving within ${horizon} days`;
}

/** What the brushed account-months say: how many, of whom, and how many left. */
export function brushedText(
  counts: CrossCounts,
  {all, data: {horizon}}: Pick<AccountMonths, "all" | "data">
): string {
  const {rows, known, left} = counts;
  if (rows === 0) return "No account-month lies in all brushes";
  const set = `${months(rows)} of ${plural(counts.accounts, "account")}`;
  const {value, low, high, reason} = leavingRate(counts);
  if (value === null) return `${set}; no rate: ${reason}`;
  const whole = leavingRate(all.counts).value;
  const beside = rows === all.counts.rows || whole === null ? "" : `; of all ${format.percent(whole)}`;
  return `${set}; ${format.percent(value)} left within ${horizon} days (${format.count(left)} of ${format.count(known)}, 95% ${format.percentRange(low, high)})${beside}`;
}
