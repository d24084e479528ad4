import {DAYS_A_MONTH, daysBetween} from "../metrics/days.js";
import {formatFor} from "./format.js";
import type {AccountLife} from "./journeyLives.js";
import {plural} from "./words.js";

const format = formatFor();

/** *Paid from 3 Apr 2024, left 5 Jun 2025, back 1 Aug 2025* */
export function lifeWords({stretches}: AccountLife): string {
  const parts = stretches.map(({from, to}, k) => {
    const start = `${k === 0 ? "paid from" : "back"} ${format.day(from)}`;
    return to === null ? start : `${start}, left ${format.day(to)}`;
  });
  return parts.join(", ");
}

/** How long it has paid in all, in months. */
export function paidMonths({stretches}: AccountLife, as_of: string): number {
  const days = stretches.reduce((sum, d) => sum + daysBetween(d.from, d.to ?? as_of), 0);
  return Math.round(days / DAYS_A_MONTH);
}

/** Where it stands now: *left 5 Jun 2025, after 14 months* */
export function lifeState(life: AccountLife, as_of: string): string {
  const last = life.stretches.at(-1)!;
  const months = plural(paidMonths(life, as_of), "month");
  if (last.to !== null) return `left ${format.day(last.to)}, ${months} paid`;
  return life.returned
    ? `back since ${format.day(last.from)}, ${months} paid`
    : `pays since ${format.day(last.from)}`;
}
