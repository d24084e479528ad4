import {group, sum} from "d3";
import {addMonths} from "../months.js";
import {renewalForecast, type RenewalForecast} from "./renewalArr.js";
import type {RenewalBasis} from "./renewalBasis.js";
import {renewalChances} from "./renewalChances.js";
import type {RenewalRow} from "./renewalRows.js";

/** Draws for a past quarter, of which only the ends of the interval are used. */
const PAST_DRAWS = 10_000;

/** A renewal of the three months after a day, with what was known on that day. */
export interface DueRenewal extends Omit<RenewalRow, "renewed"> {
  seen_on: string;
  /** what the account paid a year on that day */
  arr: number;
  /** null while it is not decided */
  renewed: boolean | null;
}

/** A past quarter: what was forecast on the day before it, and what happened. */
export interface PastForecast extends Pick<RenewalForecast, "count" | "arr"> {
  seen_on: string;
  due: number;
  renewed: number;
  renewed_arr: number;
}

/** In how many past quarters the interval held what happened. */
export interface ForecastCoverage {
  quarters: number;
  count: number;
  arr: number;
}

/** What is forecast of the renewals that are due. */
export interface RenewalOutlook {
  /** the last day on which they are due */
  until: string;
  due: number;
  due_arr: number;
  /** null where a reason stands */
  forecast: Pick<RenewalForecast, "count" | "arr"> | null;
  /** whether the chances are the model's; the segments' past rates otherwise */
  model: boolean;
  reason: string | null;
  past: PastForecast[];
}

/** The last day whose renewals are forecast on a day: a quarter's last day, seen from that of the one before. */
const untilOf = (seen_on: string) => addMonths(seen_on, 3);

/**
 * The renewals of the three months after as_of, and the same forecast for every past quarter whose renewals are all
 * decided: each from nothing but the renewals that were decided by the day before it.
 *
 * @param renewals on as_of, and on the last day of each past quarter
 * @param bases what the chances rest on, by the day on which it was known
 */
export function renewalOutlook(
  as_of: string,
  renewals: readonly DueRenewal[],
  bases: ReadonlyMap<string, RenewalBasis>
): RenewalOutlook {
  const due = renewals.filter((d) => d.renewal_date <= untilOf(d.seen_on));
  const coming = due.filter((d) => d.seen_on === as_of);
  const {chances, model, reason} = renewalChances(coming, bases.get(as_of)!);
  const forecast = chances && renewalForecast(chances, model);
  return {
    until: untilOf(as_of),
    due: coming.length,
    due_arr: sum(coming, (d) => d.arr),
    forecast: forecast && {count: forecast.count, arr: forecast.arr},
    model: model !== null,
    reason,
    past: [...group(due, (d) => d.seen_on).values()].flatMap((own) => pastForecast(own, bases) ?? [])
  };
}

/** Counts the quarters whose intervals held what happened; an end belongs to its interval. */
export function forecastCoverage(past: readonly PastForecast[]): ForecastCoverage {
  // Sums of the same amounts in another order differ in their last digits: half a cent is no miss.
  const holds = ({low, high}: {low: number; high: number}, value: number) =>
    value >= low - 0.005 && value <= high + 0.005;
  return {
    quarters: past.length,
    count: past.filter((d) => holds(d.count, d.renewed)).length,
    arr: past.filter((d) => holds(d.arr, d.renewed_arr)).length
  };
}

/**
 * The forecast of renewals that are decided now, from what was decided by the day on which they were seen; null where
 * one is not decided, or nothing could have been forecast.
 */
export function pastForecast(
  due: readonly DueRenewal[],
  bases: ReadonlyMap<string, RenewalBasis>
): PastForecast | null {
  const {seen_on} = due[0]!;
  if (due.some((d) => d.renewed === null)) return null;
  const {chances, model} = renewalChances(due, bases.get(seen_on)!);
  if (chances === null) return null;
  const {count, arr} = renewalForecast(chances, model, {draws: PAST_DRAWS});
  const kept = due.filter((d) => d.renewed);
  return {
    ...{seen_on, count, arr, due: due.length},
    renewed: kept.length,
    renewed_arr: sum(kept, (d) => d.arr)
  };
}
