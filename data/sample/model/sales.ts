import {dayOf} from "./days.js";

/** Paying accounts on each month end: sales fill up what churn takes away. */
export const PAYING_TARGET = [
  60, 72, 82, 88, 90, 92, 93, 94, 95, 96, 97, 98, 99, 100, 100, 101, 102, 103, 104, 105, 106, 108, 110, 112,
  113, 115, 116, 117, 119, 120
] as const;

/** Chance that a churned account comes back, and after how many days. */
export const RETURN = {chance: 0.13, from: 45, to: 260};

/** From this day on onboarding is guided: weak starts become rarer; the marketplace hardly sells any more. */
export const BETTER_ONBOARDING = dayOf("2025-07-01");
