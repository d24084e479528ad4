import type {BriefData} from "../../metrics/briefData.js";
import type {DeckPlan} from "../../metrics/deckData.js";
import {daysBetween} from "../../metrics/days.js";
import type {DeckKit} from "../kit.js";

/** The agreed steps of ours that are due and still open, in the order of the plans. */
export function overduePlans({plans, period}: BriefData): DeckPlan[] {
  return plans.filter(
    (d) => d.status === "open" && d.owner_side === "us" && d.due_date !== null && d.due_date <= period.as_of
  );
}

/** *61 days*. */
export function daysText(days: number, kit: DeckKit): string {
  return kit.text("brief.count", {n: days});
}

/** *in 61 days*, *today*, *12 days ago*, seen from the last day of data. */
export function fromAsOf(day: string, {period}: BriefData, kit: DeckKit): string {
  const days = daysBetween(period.as_of, day.slice(0, 10));
  return kit.text(days < 0 ? "brief.ago" : "brief.in", {n: Math.abs(days)});
}

/** How many days ago something was on the last day of data. */
export function ageOf(day: string, {period}: BriefData): number {
  return Math.max(0, daysBetween(day.slice(0, 10), period.as_of));
}
