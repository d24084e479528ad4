import {dayOf} from "./days.js";

/** Months in the sample: April 2024 to September 2026. */
export const MONTHS = 30;
export const FIRST_DAY = dayOf("2024-04-01");
export const AS_OF = dayOf("2026-09-30");
