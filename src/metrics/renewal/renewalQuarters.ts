import {group, sum} from "d3";
import {addDays} from "../days.js";
import {addMonths} from "../months.js";
import {quarterBounds, quarterOf} from "../quarters.js";
import {type RenewalForecast, renewalForecasts} from "./renewalArr.js";
import type {RenewalBasis} from "./renewalBasis.js";
import {type RatedRenewal, type RenewalChances, renewalChances} from "./renewalChances.js";
import {type DueRenewal, type PastForecast, pastForecast} from "./renewalOutlook.js";
import {type RenewalPart, type RenewalPlace, renewalParts} from "./renewalParts.js";

/** A quarter's renewals that are still to come. */
export interface RenewalQuarter {
  /** *2026Q4* */
  quarter: string;
  /** the first and the last day on which they are due */
  from: string;
  until: string;
  due: number;
  due_arr: number;
  /** null where a reason stands */
  forecast: Pick<RenewalForecast, "count" | "arr"> | null;
  /** how many of the chances are the model's; the others are past rates of the segments */
  by_model: number;
  /** the same forecast of every part that has a renewal in it, from the same draws; none where a reason stands */
  parts: readonly RenewalPart[];
  reason: string | null;
}

/** A past quarter's forecast, and its quarter. */
export interface QuarterForecast extends PastForecast {
  quarter: string;
}

/** A renewal to come with its chance; null where it has none. */
export interface RatedDue {
  due: DueRenewal;
  rated: RatedRenewal | null;
}

/** Which quarters are forecast, and of which segment and CSM each account is. */
interface QuartersAsked {
  as_of: string;
  fiscal_year_start: number;
  quarters: number;
  places?: ReadonlyMap<string, RenewalPlace>;
}

/** The renewals of the quarter in which the day after as_of lies, and of the quarters after it, with a forecast each. */
export function renewalQuarters(
  renewals: readonly DueRenewal[],
  basis: RenewalBasis,
  {as_of, fiscal_year_start, quarters, places = new Map()}: QuartersAsked
): {quarters: RenewalQuarter[]; renewals: RatedDue[]} {
  const found: RenewalQuarter[] = [];
  const rated: RatedDue[] = [];
  for (let from = addDays(as_of, 1); found.length < quarters; from = addDays(found.at(-1)!.until, 1)) {
    const quarter = quarterOf(from, fiscal_year_start);
    const until = quarterBounds(quarter, fiscal_year_start).t1;
    const own = renewals.filter(
      (d) => d.seen_on === as_of && d.renewal_date >= from && d.renewal_date <= until
    );
    const rates = renewalChances(own, basis);
    const {chances, reason} = rates;
    found.push({
      ...{quarter, from, until, due: own.length, due_arr: sum(own, (d) => d.arr), reason},
      ...forecasts(
        rates,
        own.map((d) => places.get(d.account_id))
      ),
      by_model: chances?.filter((d) => d.basis === "model").length ?? 0
    });
    rated.push(...own.map((due, i) => ({due, rated: chances?.[i] ?? null})));
  }
  return {quarters: found, renewals: rated};
}

/** The forecast of a quarter's renewals, and of each part of them. */
function forecasts(
  {chances, model}: RenewalChances,
  places: readonly (RenewalPlace | undefined)[]
): Pick<RenewalQuarter, "forecast" | "parts"> {
  if (chances === null) return {forecast: null, parts: []};
  const parts = renewalParts(places);
  const made = renewalForecasts(chances, [[...chances.keys()], ...parts.map((d) => d.members)], model);
  const [forecast, ...own] = made.map(({count, arr}) => ({count, arr}));
  return {
    forecast: forecast ?? null,
    parts: parts.map(({segment, csm}, i) => ({segment, csm, ...own[i]!}))
  };
}

/**
 * What would have been forecast of each quarter whose renewals are all decided: on the day before it (*near*, its last
 * renewals 90 days off), and a quarter earlier (*far*, 180 days), each from what was decided by then.
 */
export function pastQuarters(
  renewals: readonly DueRenewal[],
  bases: ReadonlyMap<string, RenewalBasis>,
  fiscal_year_start: number
): {near: QuarterForecast[]; far: QuarterForecast[]} {
  const ahead = (months: number): QuarterForecast[] =>
    [...group(renewals, (d) => d.seen_on)].flatMap(([seen_on, all]) => {
      const after = addMonths(seen_on, months);
      const own = all.filter(
        (d) => d.renewal_date > after && d.renewal_date <= addMonths(seen_on, months + 3)
      );
      const forecast = own.length === 0 ? null : pastForecast(own, bases);
      return forecast ? [{...forecast, quarter: quarterOf(addDays(after, 1), fiscal_year_start)}] : [];
    });
  return {near: ahead(0), far: ahead(3)};
}
