import type {Format} from "./format.js";

/** A day as short as it is clear on **as_of**: *28 Oct*, with its year where that is another: *28 Oct 2025*. */
export function nearDay(day: string | null, as_of: string, format: Format): string {
  return day?.slice(0, 4) === as_of.slice(0, 4) ? format.dayMonth(day) : format.day(day);
}
